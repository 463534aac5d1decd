import type { ColumnComparison, Comparison } from '../../stats/drift/comparison';
import type { Markup } from '../demo/page-markup';
import { markup } from '../demo/page-markup';
import { distributionBars } from './distribution-bars';
import { figure } from './figure';

/** A column: its verdict, the numbers behind it, the reason, and both distributions over each other. */
export function driftCard(column: ColumnComparison, rows: Comparison['rows'], id: string): Markup {
  const { name, type, verdict, reason, bins } = column;
  return markup`<article id="${id}">
<header><h3>${name}</h3><span class="muted">${type}</span><span class="verdict ${verdict}">${verdict}</span></header>
<p>${reason}</p>
<dl class="figures">${measures(column)}</dl>
${bins.length === 0 ? '' : distributionBars(name, bins, rows)}
</article>
`;
}

function measures({ method, score, threshold, noiseFloor, qValue, missing }: ColumnComparison): Markup[] {
  const share = (value: number | null): string => (value === null ? 'no column' : `${(100 * value).toFixed(1)}%`);
  return [
    ...(score === null || method === null ? [] : [measure(method, `${figure(score)} of ${figure(threshold)}`)]),
    ...(noiseFloor === null ? [] : [measure('noise floor', figure(noiseFloor))]),
    ...(qValue === null ? [] : [measure('q', figure(qValue))]),
    measure('missing', `${share(missing.baseline)} → ${share(missing.live)}`),
  ];
}

function measure(name: string, value: string): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
