import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IdleItem, PricedTemplate } from './cost/idle-cost';
import { idleCost, monthly } from './cost/idle-cost';
import { IDLE_PRICES, USE_PRICES } from './cost/prices';

/** The page that holds the tables. */
export const COST_FILE = 'docs/cost.md';

const MARKS = { begin: '<!-- tables: begin -->', end: '<!-- tables: end -->' };

/** The templates of each environment, and of the pipeline. */
export type Templates = Readonly<Record<string, readonly PricedTemplate[]>>;

/** The page with its tables as the templates and the prices say. */
export function withTables(page: string, templates: Templates): string {
  const [before, after] = [page.indexOf(MARKS.begin), page.indexOf(MARKS.end)];
  if (before < 0 || after < before) {
    throw new Error(`${COST_FILE} must hold ${MARKS.begin} and then ${MARKS.end}`);
  }
  const tables = ['## While nothing happens', idleTable(templates), '## Prices', priceTable()];
  return `${page.slice(0, before)}${MARKS.begin}\n${tables.join('\n\n')}\n${page.slice(after)}`;
}

/** A column per environment, a row per item, the sum last. */
function idleTable(templates: Templates): string {
  const columns = Object.entries(templates).map(([name, own]) => ({ name, items: idleCost(own) }));
  const dearest = columns.flatMap(({ items }) => items).sort((a, b) => monthly(b) - monthly(a));
  const rows = [...new Set(dearest.map(({ what }) => what))].map((what) => [what, ...columns.map(({ items }) => product(items, what))]);
  const sums = columns.map(({ items }) => `**${items.reduce((total, item) => total + monthly(item), 0).toFixed(2)}**`);
  return table(['$ a month', ...columns.map(({ name }) => name)], [...rows, ['**together**', ...sums]]);
}

function product(items: readonly IdleItem[], what: string): string {
  const item = items.find((candidate) => candidate.what === what);
  return item === undefined ? '' : `${item.count} × ${item.monthlyUsd.toFixed(2)} = ${monthly(item).toFixed(2)}`;
}

function priceTable(): string {
  const prices = [...Object.values(IDLE_PRICES), ...USE_PRICES];
  return table(
    ['what', '$', 'for one', 'set by', 'figure read at'],
    prices.map(({ what, usd, unit, page, read }) => [what, String(usd), unit, `[AWS](${page})`, read]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The templates of a folder of the cloud assembly. */
function templatesIn(folder: string): PricedTemplate[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  return files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as PricedTemplate);
}

if (require.main === module) {
  const templates = {
    pilot: templatesIn('cdk.out/assembly-Pilot'),
    production: templatesIn('cdk.out/assembly-Production'),
    delivery: templatesIn('cdk.out'),
  };
  writeFileSync(COST_FILE, withTables(readFileSync(COST_FILE, 'utf8'), templates));
}
