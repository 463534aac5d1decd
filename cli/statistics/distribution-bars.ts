import type { BinPair } from '../../stats/drift/bin-pair';
import type { Comparison } from '../../stats/drift/comparison';
import type { Markup } from '../demo/page-markup';
import { markup } from '../demo/page-markup';

/** Bins that are shown at once; those with the smallest shares are folded away. */
const SHOWN = 14;

/** Both distributions of a column, bin by bin: the baseline's bar, and the live one over it. */
export function distributionBars(name: string, bins: readonly BinPair[], rows: Comparison['rows']): Markup {
  const shares = bins.map(({ label, baseline, live }) => ({
    label,
    baseline: share(baseline, rows.baseline),
    live: share(live, rows.live),
  }));
  const largest = Math.max(...shares.map(size));
  const least = [...shares].map(size).sort((a, b) => b - a)[SHOWN - 1] ?? 0;
  const kept = shares.length <= SHOWN ? shares : shares.filter((bin) => size(bin) >= least).slice(0, SHOWN);
  const folded = shares.filter((bin) => !kept.includes(bin));
  return markup`${table(name, kept, largest)}${
    folded.length === 0
      ? ''
      : markup`<details><summary>${folded.length} smaller bins</summary>${table(`${name}, smaller bins`, folded, largest)}</details>`
  }`;
}

interface BinShares {
  readonly label: string;
  readonly baseline: number;
  readonly live: number;
}

function table(name: string, bins: readonly BinShares[], largest: number): Markup {
  return markup`<table class="bars"><caption class="hidden">Shares of rows of ${name}</caption>
<colgroup><col class="label"><col><col class="share"><col class="share"></colgroup>
<thead class="hidden"><tr><th>Bin</th><th></th><th>Baseline</th><th>Live</th></tr></thead>
<tbody>${bins.map((bin) => row(bin, largest))}</tbody></table>`;
}

function row({ label, baseline, live }: BinShares, largest: number): Markup {
  return markup`<tr><th scope="row">${label}</th><td class="track"><i class="bar baseline" style="width:${width(baseline, largest)}%"></i><i class="bar live" style="width:${width(live, largest)}%"></i></td><td class="number muted">${percent(baseline)}</td><td class="number">${percent(live)}</td></tr>
`;
}

function share(rows: number, total: number): number {
  return total === 0 ? 0 : rows / total;
}

function size({ baseline, live }: BinShares): number {
  return Math.max(baseline, live);
}

function width(value: number, largest: number): string {
  return (largest === 0 ? 0 : (100 * value) / largest).toFixed(2);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`;
}
