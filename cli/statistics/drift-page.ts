import type { ColumnComparison, Comparison } from '../../stats/drift/comparison';
import type { Markup } from '../demo/page-markup';
import { markup } from '../demo/page-markup';
import { driftCard } from './drift-card';
import { DRIFT_PAGE_STYLE } from './drift-page-style';
import { figure } from './figure';
import { bySeverity } from './severity';

/** Names of the compared files. */
export interface ComparedFiles {
  readonly baseline: string;
  readonly live: string;
}

const HEADLINES: Readonly<Record<Comparison['verdict'], string>> = {
  drift: 'The live data drifts',
  'no-drift': 'No drift',
  'not-enough-data': 'Not enough data for a verdict',
};

/** A comparison as one HTML page that loads nothing: the verdict, a table of the columns, and the distributions of each, most urgent first. */
export function driftPage(comparison: Comparison, files: ComparedFiles): string {
  const { verdict, reason, rows } = comparison;
  const columns = bySeverity(comparison.columns);
  const cards = columns.filter(({ verdict: state }) => state !== 'not-compared');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${HEADLINES[verdict]}: ${files.live}</title>
<style>${DRIFT_PAGE_STYLE}</style>
</head>
<body>
<header>
<p class="brand">Plumbline drift report</p>
<h1 class="${verdict}">${HEADLINES[verdict]}</h1>
<p class="lede">${reason}</p>
<dl class="files">
<div><dt><i class="swatch baseline"></i>Baseline</dt><dd>${files.baseline}</dd><dd class="muted">${count(rows.baseline)} rows</dd></div>
<div><dt><i class="swatch live"></i>Live</dt><dd>${files.live}</dd><dd class="muted">${count(rows.live)} rows</dd></div>
</dl>
</header>
<main>
<section><h2>Columns</h2>${overview(columns)}</section>
<section><h2>Distributions</h2><p class="muted">Shares of all rows. The baseline fixes the bins.</p>
<div class="cards">${cards.map((column, index) => driftCard(column, rows, cardId(index)))}</div></section>
</main>
</body>
</html>
`.source;
}

function overview(columns: readonly ColumnComparison[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Columns"><table class="overview">
<thead><tr><th>Column</th><th>Type</th><th>Verdict</th><th class="number">Score</th><th class="number">Threshold</th><th class="number">Noise floor</th><th class="number">q</th></tr></thead>
<tbody>${columns.map(overviewRow)}</tbody></table></div>`;
}

/** The columns that have a card stand before those that have none, so that both count alike. */
function overviewRow(column: ColumnComparison, index: number): Markup {
  const name = column.verdict === 'not-compared' ? markup`${column.name}` : markup`<a href="#${cardId(index)}">${column.name}</a>`;
  return markup`<tr><th scope="row">${name}</th><td>${column.type}</td><td><span class="verdict ${column.verdict}">${column.verdict}</span>${
    column.verdict === 'not-compared' ? markup` <span class="muted">${column.reason}</span>` : ''
  }</td><td class="number">${figure(column.score)}</td><td class="number">${figure(column.threshold)}</td><td class="number">${figure(column.noiseFloor)}</td><td class="number">${figure(column.qValue)}</td></tr>
`;
}

function cardId(index: number): string {
  return `column-${index + 1}`;
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}
