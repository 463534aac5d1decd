import type { DayResult } from './result';

const DAY_MS = 86_400_000;
/** Widest band of a day: a run of three days must not draw bars as wide as a hand. */
const WIDEST_BAND = 80;

/** The horizontal axis that all panels share: one band a day. */
export class TimeAxis {
  /** Dates from the first day to the last, without a gap. */
  readonly dates: readonly string[];
  /** Width of a day. */
  readonly band: number;
  private readonly start: number;

  /** `days` is not empty and in the order of time. */
  constructor(days: readonly DayResult[], width: number) {
    this.start = Date.parse(days[0]?.date ?? '');
    const last = Date.parse(days.at(-1)?.date ?? '');
    const count = Math.round((last - this.start) / DAY_MS) + 1;
    this.dates = Array.from({ length: count }, (_, i) => new Date(this.start + i * DAY_MS).toISOString().slice(0, 10));
    this.band = Math.min(WIDEST_BAND, width / count);
  }

  /** Right edge of the last day. */
  get end(): number {
    return rounded(this.dates.length * this.band);
  }

  /** Position of an ISO date or time; times outside the axis sit at its edges. */
  at(time: string): number {
    const position = ((Date.parse(time) - this.start) / DAY_MS) * this.band;
    return rounded(Math.min(this.end, Math.max(0, position)));
  }

  /** Middle of a date's band. */
  middle(date: string): number {
    return rounded(this.at(date) + this.band / 2);
  }
}

/** To a tenth of a pixel: finer is noise in the page. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
