import { heatEdges } from './heat-scale';
import type { Markup } from './page-markup';
import { markup } from './page-markup';

/** What the colours of bars, dots and cells mean. */
export function chartLegend(threshold: number, minAuc: number): Markup {
  const bars = [
    ['under', `below ${threshold}`],
    ['over', `${threshold} or more`],
    ['alarm', 'in alarm'],
    ['no-data', 'not enough data'],
  ];
  const dots = [
    ['auc-good', `AUC ${minAuc} or more`],
    ['auc-poor', 'below'],
  ];
  const edges = [0, ...heatEdges(threshold)];
  return markup`<div class="legend">
<ul aria-label="Bars">${bars.map(([name = '', text = '']) => markup`<li><span class="swatch ${name}"></span>${text}</li>`)}</ul>
<ul aria-label="Dots">${dots.map(([name = '', text = '']) => markup`<li><span class="swatch ${name}"></span>${text}</li>`)}</ul>
<ul class="heat-key" aria-label="Scores of columns, cells are this score or higher"><li class="key-title">Column score from</li>
${edges.map((edge, step) => markup`<li><span class="swatch heat${step}"></span>${edge}</li>`)}</ul>
</div>`;
}
