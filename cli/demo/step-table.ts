import { figure } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DemoResult } from './result';

/** Real seconds by step. */
export function stepTable({ total = 0, ...steps }: DemoResult['seconds']): Markup {
  return markup`<table id="steps"><caption>Real seconds on this machine; bars are parts of the total.</caption>
<thead><tr><th scope="col">Step</th><th scope="col" class="number">Seconds</th><th scope="col"><span class="hidden">Part of the total</span></th></tr></thead>
<tbody>${Object.entries(steps).map(([name, seconds]) => row(name, seconds, total))}</tbody>
<tfoot><tr><th scope="row">total</th><td class="number">${figure('seconds.total', total, total.toFixed(1))}</td><td></td></tr></tfoot></table>`;
}

function row(name: string, seconds: number, total: number): Markup {
  const percent = total === 0 ? 0 : Math.min(100, Math.round((seconds / total) * 100));
  return markup`<tr><th scope="row">${name}</th><td class="number">${figure(`seconds.${name}`, seconds, seconds.toFixed(1))}</td>
<td class="part"><span class="meter" style="width:${percent}%"></span></td></tr>
`;
}
