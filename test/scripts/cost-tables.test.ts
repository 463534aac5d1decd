import { readFileSync } from 'node:fs';
import { delivered } from '../delivered';
import { everyTemplate } from '../every-template';
import { COST_FILE, withTables } from '../../scripts/cost-tables';
import type { PricedTemplate } from '../../scripts/cost/idle-cost';

const page = readFileSync(COST_FILE, 'utf8');

test('the tables of costs are what the templates say; else run: npm run synth && node dist/scripts/cost-tables.js', () => {
  const of = (stage: string) => everyTemplate().filter(({ stack }) => stack.startsWith(`${stage}-`));
  const delivery = [delivered().template.toJSON() as PricedTemplate];
  expect(withTables(page, { pilot: of('Pilot'), production: of('Production'), delivery })).toBe(page);
});

test('fails for a page without marks', () => {
  expect(() => withTables('# Cost', {})).toThrow('docs/cost.md must hold <!-- tables: begin -->');
});
