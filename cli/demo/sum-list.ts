import { count, figure } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { Sum, Term } from './sums';
import { missing } from './sums';

/** The counts that must add up, each with whether it does. */
export function sumList(sums: readonly Sum[]): Markup {
  return markup`<ul class="sums">${sums.map(item)}</ul>`;
}

function item(sum: Sum): Markup {
  const off = missing(sum);
  const parts = sum.parts.map((part, i) => markup`<span class="sign">${i > 0 ? '+' : off === 0 ? '=' : '≠'}</span> ${term(part)} `);
  return markup`<li id="sum-${sum.id}" class="${off === 0 ? 'holds' : 'fails'}"><h3>${sum.name}</h3>
<p class="equation">${term(sum.whole)} ${parts}</p>
<p class="note">${off === 0 ? markup`<span class="check" aria-hidden="true">✓</span> Adds up: ${sum.meaning}.` : markup`<strong class="bad"><span aria-hidden="true">✗</span> Does not add up:</strong> ${difference(off)}.`}</p></li>
`;
}

function term({ path, value, word }: Term): Markup {
  return markup`<span class="term">${figure(path, value, count(value))} <small>${word}</small></span>`;
}

function difference(off: number): string {
  return off > 0 ? `${count(off)} are not accounted for` : `${count(-off)} are counted too often`;
}
