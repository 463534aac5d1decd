import type { ChartPanel } from './chart-panel';
import { GUTTER_EDGE } from './chart-panel';
import { dayName, score } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DayQuality, DayResult } from './result';
import type { TimeAxis } from './time-axis';
import { rounded } from './time-axis';

/** Room above the highest value, and the height of the scale. */
const TOP = 26;
const HEIGHT = 104;
/** Tick labels closer to the limit's label are left out. */
const LABEL_HEIGHT = 14;
/** Distance of two ticks. */
const STEP = 0.05;
/** Radius of a day's dot, and half the width of its interval's ends. */
const DOT = 3.5;
const END = 3;

/** The AUC of each day's predictions with its interval, and the model's limit. */
export function qualityPanel(days: readonly DayResult[], axis: TimeAxis, minAuc: number): ChartPanel {
  const known = days.flatMap(({ quality }) => quality ?? []);
  const scale = new AucScale(
    Math.min(minAuc, ...known.map(({ aucLower }) => aucLower)),
    Math.max(minAuc, ...known.map(({ aucUpper }) => aucUpper)),
  );
  const level = scale.y(minAuc);
  const ticks = scale.ticks.filter((tick) => Math.abs(scale.y(tick) - level) >= LABEL_HEIGHT);
  return {
    height: TOP + HEIGHT + 4,
    gutter: markup`<text class="panel" x="0" y="11">AUC of predictions</text>
<text class="hint" x="0" y="26">95 % interval</text>
${ticks.map((tick) => markup`<text class="tick end" x="${GUTTER_EDGE}" y="${scale.y(tick) + 4}">${tick.toFixed(2)}</text>`)}
<text class="limit end" x="${GUTTER_EDGE}" y="${level + 4}">limit ${minAuc}</text>`,
    plot: markup`${scale.ticks.map((tick) => markup`<path class="grid" d="M0 ${scale.y(tick)}H${axis.end}"/>`)}
<path class="limit-line" d="M0 ${level}H${axis.end}"/>
${days.map(
  (day, i) => markup`<g class="day"><title>${tooltip(day)}</title>
<rect class="hit" x="${axis.at(day.date)}" y="${TOP}" width="${rounded(axis.band)}" height="${HEIGHT}"/>${mark(day, i, axis, scale, minAuc)}</g>`,
)}`,
  };
}

function mark({ date, quality, qualityAlarm }: DayResult, index: number, axis: TimeAxis, scale: AucScale, minAuc: number): Markup {
  const x = axis.middle(date);
  if (quality === null) {
    const width = rounded(Math.min(28, axis.band * 0.7));
    return markup`<rect class="no-data" x="${rounded(x - width / 2)}" y="${TOP}" width="${width}" height="${HEIGHT}"/>`;
  }
  const [upper, lower] = [scale.y(quality.aucUpper), scale.y(quality.aucLower)];
  const state = qualityAlarm ? 'alarm' : quality.auc < minAuc ? 'poor' : 'good';
  const ends = markup`M${rounded(x - END)} ${upper}h${2 * END}M${x} ${upper}V${lower}M${rounded(x - END)} ${lower}h${2 * END}`;
  return markup`<g class="auc ${state}"><path d="${ends}"/><circle data-date="${date}" cx="${x}" cy="${scale.y(quality.auc)}" r="${DOT}" data-figure="days.${index}.quality.auc" data-value="${quality.auc}"/></g>`;
}

function tooltip({ date, quality, qualityAlarm }: DayResult): string {
  return `${dayName(date)}: ${quality === null ? 'not enough labels' : words(quality)}${qualityAlarm ? ', in alarm' : ''}`;
}

function words({ auc, aucLower, aucUpper, precision, recall }: DayQuality): string {
  return `AUC ${score(auc)} (${score(aucLower)} to ${score(aucUpper)}), precision ${score(precision)}, recall ${score(recall)}`;
}

/** Vertical positions of AUCs, from the step below the lowest to the step above the highest. */
class AucScale {
  readonly ticks: readonly number[];
  private readonly first: number;
  private readonly steps: number;

  constructor(lowest: number, highest: number) {
    this.first = Math.floor(rounded(lowest / STEP));
    this.steps = Math.max(1, Math.ceil(rounded(highest / STEP)) - this.first);
    this.ticks = Array.from({ length: this.steps + 1 }, (_, i) => Number(((this.first + i) * STEP).toFixed(2)));
  }

  y(auc: number): number {
    return rounded(TOP + HEIGHT * (1 - (auc / STEP - this.first) / this.steps));
  }
}
