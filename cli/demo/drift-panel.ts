import type { ChartPanel } from './chart-panel';
import { GUTTER_EDGE } from './chart-panel';
import { count, dayName, score } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DayResult } from './result';
import type { TimeAxis } from './time-axis';
import { rounded } from './time-axis';

/** Room above the bars for the alarm strip, and the height of the highest bar. */
const TOP = 30;
const HEIGHT = 190;
/** Tick labels closer to the threshold's label are left out. */
const LABEL_HEIGHT = 14;

/** The day's drift score as bars, with the threshold. */
export function driftPanel(days: readonly DayResult[], axis: TimeAxis, threshold: number): ChartPanel {
  const scale = new ScoreScale(Math.max(threshold * 1.5, ...days.map(({ drift }) => drift ?? 0)));
  const level = scale.y(threshold);
  const ticks = scale.ticks.filter((tick) => Math.abs(scale.y(tick) - level) >= LABEL_HEIGHT);
  return {
    height: TOP + HEIGHT,
    gutter: markup`<text class="panel" x="0" y="11">Drift score</text>
<text class="hint" x="0" y="26">highest column</text>
${ticks.map((tick) => markup`<text class="tick end" x="${GUTTER_EDGE}" y="${scale.y(tick) + 4}">${tick}</text>`)}
<text class="limit end" x="${GUTTER_EDGE}" y="${level + 4}">threshold ${threshold}</text>`,
    plot: markup`${scale.ticks.map((tick) => markup`<path class="grid" d="M0 ${scale.y(tick)}H${axis.end}"/>`)}
${days.map((day, i) => bar(day, i, axis, scale, threshold))}
<path class="limit-line" d="M0 ${level}H${axis.end}"/>`,
  };
}

function bar(day: DayResult, index: number, axis: TimeAxis, scale: ScoreScale, threshold: number): Markup {
  const width = rounded(Math.min(28, axis.band * 0.7));
  const x = rounded(axis.middle(day.date) - width / 2);
  if (day.drift === null) {
    return markup`<g class="day"><title>${dayName(day.date)}: not enough data</title>
<rect class="no-data" x="${x}" y="${TOP}" width="${width}" height="${HEIGHT}"/>
<text class="no-data-label" transform="translate(${axis.middle(day.date) + 4} ${TOP + HEIGHT / 2}) rotate(-90)">no data</text></g>`;
  }
  const y = scale.y(day.drift);
  const state = day.driftAlarm ? 'alarm' : day.drift >= threshold ? 'over' : 'under';
  const label =
    day.drift >= threshold ? markup`<text class="value" x="${axis.middle(day.date)}" y="${y - 5}">${day.drift.toFixed(2)}</text>` : '';
  return markup`<g class="day"><title>${tooltip(day)}</title>
<rect class="hit" x="${axis.at(day.date)}" y="${TOP}" width="${rounded(axis.band)}" height="${HEIGHT}"/>
<rect class="bar ${state}" data-date="${day.date}" data-figure="days.${index}.drift" data-value="${day.drift}" x="${x}" y="${y}" width="${width}" height="${rounded(TOP + HEIGHT - y)}"/>${label}</g>`;
}

function tooltip({ date, drift, column, driftAlarm, predictions }: DayResult): string {
  const found = `${score(drift ?? 0)}${column === null ? '' : ` in ${column}`}`;
  return `${dayName(date)}: drift ${found}, ${driftAlarm ? 'in alarm, ' : ''}${count(predictions)} predictions`;
}

/** Vertical positions of scores from 0 to a round number above the highest. */
class ScoreScale {
  readonly ticks: readonly number[];
  private readonly highest: number;

  constructor(highest: number) {
    const power = 10 ** Math.floor(Math.log10(highest));
    const step = ([0.1, 0.2, 0.5, 1].find((factor) => highest / (factor * power) <= 5) ?? 2) * power;
    const steps = Math.ceil(rounded(highest / step));
    this.highest = steps * step;
    this.ticks = Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(3)));
  }

  y(value: number): number {
    return rounded(TOP + HEIGHT * (1 - value / this.highest));
  }
}
