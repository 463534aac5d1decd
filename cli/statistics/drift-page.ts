import type { ColumnComparison, Comparison } from '../../stats/drift/comparison';
import { Markup, markup } from '../demo/page-markup';
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
<style>${new Markup(DRIFT_PAGE_STYLE)}</style>
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
<thead><tr><th>Column</th><th>Type</th><th>Verdict</th>
${['Score', 'Threshold', 'Noise floor', 'q'].map((name) => markup`<th class="number">${name}</th>`)}</tr></thead>
<tbody>${columns.map(overviewRow)}</tbody></table></div>`;
}

/** Of a column that is not compared the reason says so; its card is left out, and those that have one stand before it. */
function overviewRow({ name, type, verdict, reason, score, threshold, noiseFloor, qValue }: ColumnComparison, index: number): Markup {
  const compared = verdict !== 'not-compared';
  return markup`<tr><th scope="row">${compared ? markup`<a href="#${cardId(index)}">${name}</a>` : name}</th><td>${type}</td>
<td><span class="verdict ${verdict}">${compared ? verdict : reason}</span></td>
${[score, threshold, noiseFloor, qValue].map((value) => markup`<td class="number">${figure(value)}</td>`)}</tr>
`;
}

function cardId(index: number): string {
  return `column-${index + 1}`;
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}
