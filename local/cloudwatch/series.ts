import type { Sample } from './sample';

/** What tells a metric from all others. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The samples of one metric in one unit, in the order of their times. */
class UnitSamples {
  private readonly times: number[] = [];
  private readonly samples: Sample[] = [];

  add(time: number, sample: Sample): void {
    const position = this.firstAt(time + 1);
    if (position === this.times.length) {
      this.times.push(time);
      this.samples.push(sample);
    } else {
      this.times.splice(position, 0, time);
      this.samples.splice(position, 0, sample);
    }
  }

  between(start: number, end: number): readonly Sample[] {
    return this.samples.slice(this.firstAt(start), this.firstAt(end));
  }

  get lastTime(): number {
    return this.times.at(-1) ?? -Infinity;
  }

  /** Position of the first sample at or after `time`. */
  private firstAt(time: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] ?? Infinity) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** The samples of one metric, apart by unit. */
export class Series {
  private readonly byUnit = new Map<string, UnitSamples>();

  constructor(readonly id: MetricId) {}

  add(time: number, sample: Sample, unit: string): void {
    const samples = this.byUnit.get(unit) ?? new UnitSamples();
    this.byUnit.set(unit, samples);
    samples.add(time, sample);
  }

  get units(): string[] {
    return [...this.byUnit.keys()];
  }

  /** Time of the newest sample. */
  get lastTime(): number {
    return Math.max(...[...this.byUnit.values()].map(({ lastTime }) => lastTime));
  }

  /** Samples with `start <= time < end`, of one unit or of all. */
  between(start: number, end: number, unit?: string): readonly Sample[] {
    const units = unit === undefined ? [...this.byUnit.values()] : [this.byUnit.get(unit)];
    const [only, ...more] = units;
    return more.length === 0 ? (only?.between(start, end) ?? []) : units.flatMap((samples) => samples?.between(start, end) ?? []);
  }
}

/** A metric's identity as a key. */
export function seriesKey({ namespace, name, dimensions }: MetricId): string {
  const sorted = Object.keys(dimensions).sort();
  return JSON.stringify([namespace, name, ...sorted.map((key) => [key, dimensions[key]])]);
}
