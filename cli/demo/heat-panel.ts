import type { ChartPanel } from './chart-panel';
import { GUTTER_EDGE } from './chart-panel';
import { heatStep } from './heat-scale';
import { dayName, score } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DayResult } from './result';
import type { TimeAxis } from './time-axis';
import { rounded } from './time-axis';

const TOP = 22;
const ROW = 23;
/** White between cells, and the narrowest cell that has room for a number. */
const GAP = 2;
const NUMBER_WIDTH = 28;

/** The drift score of each column on each day; the column with the highest score comes first. */
export function heatPanel(days: readonly DayResult[], axis: TimeAxis, threshold: number): ChartPanel {
  const columns = byPeak(days);
  const row = (index: number): number => TOP + index * ROW;
  return {
    height: TOP + columns.length * ROW,
    gutter: markup`<text class="panel" x="0" y="11">Score by column</text>
${columns.map((name, i) => markup`<text class="label end" x="${GUTTER_EDGE}" y="${row(i) + 15}">${name}</text>`)}`,
    plot: markup`${columns.map((name, i) => days.map((day) => cell(day, name, axis, row(i), threshold)))}`,
  };
}

function cell(day: DayResult, name: string, axis: TimeAxis, top: number, threshold: number): Markup {
  const value = day.scores[name];
  const width = rounded(axis.band - GAP);
  const place = markup`x="${rounded(axis.at(day.date) + GAP / 2)}" y="${top}" width="${width}" height="${ROW - GAP}"`;
  const title = markup`<title>${dayName(day.date)}, ${name}: ${value === undefined ? 'not enough data' : score(value)}</title>`;
  if (value === undefined) {
    return markup`<g class="cell">${title}<rect class="no-data" ${place}/></g>`;
  }
  const number = value >= threshold && width >= NUMBER_WIDTH;
  const label = number ? markup`<text class="cell-value" x="${axis.middle(day.date)}" y="${top + 14}">${value.toFixed(2)}</text>` : '';
  return markup`<g class="cell">${title}<rect class="heat${heatStep(value, threshold)}" ${place}/>${label}</g>`;
}

function byPeak(days: readonly DayResult[]): string[] {
  const peaks = new Map<string, number>();
  for (const [name, value] of days.flatMap(({ scores }) => Object.entries(scores))) {
    peaks.set(name, Math.max(value, peaks.get(name) ?? 0));
  }
  return [...peaks].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([name]) => name);
}
