import type { ChartPanel } from './chart-panel';
import { monthName } from './page-format';
import { markup } from './page-markup';
import type { TimeAxis } from './time-axis';

/** Room that the number of a day needs. */
const NUMBER_WIDTH = 16;

/** The days of the month, with the month's name where it begins. */
export function dayAxisPanel(axis: TimeAxis): ChartPanel {
  const every = Math.ceil(NUMBER_WIDTH / axis.band);
  const numbers = axis.dates.filter((_, i) => i % every === 0);
  const months = axis.dates.filter((date, i) => i === 0 || date.endsWith('-01'));
  return {
    height: 36,
    gutter: markup``,
    plot: markup`<path class="axis" d="M0 0H${axis.end}"/>
${numbers.map((date) => markup`<text class="tick middle" x="${axis.middle(date)}" y="16">${Number(date.slice(8))}</text>`)}
${months.map((date) => markup`<text class="month" x="${axis.at(date) + 2}" y="32">${monthName(date)}</text>`)}`,
  };
}
