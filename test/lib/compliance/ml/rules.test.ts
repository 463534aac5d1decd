import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ML_RULES } from '../../../../lib/compliance/ml/rules';
import type { Fixture, RuleFixture } from './fixture';
import { mlFindings } from './fixture';

const file = (name: string): string => join(__dirname, 'rules', `${kebab(name)}.ts`);

function kebab(name: string): string {
  return name.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

function fixtureOf(name: string): RuleFixture {
  return jest.requireActual<{ fixture: RuleFixture }>(file(name)).fixture;
}

/** What one rule finds on one resource. */
function found(name: string, resource: Fixture): string[] {
  const { beside, parameters } = fixtureOf(name);
  return mlFindings({ Checked: resource, ...beside }, parameters)
    .filter((finding) => finding.startsWith(`Checked ${name}[`))
    .map((finding) => finding.slice(`Checked ${name}[`.length, -1));
}

test('every rule has a fixture, and every fixture a rule', () => {
  expect(ML_RULES.filter(({ name }) => !existsSync(file(name)))).toEqual([]);
  expect(readdirSync(join(__dirname, 'rules')).sort()).toEqual(ML_RULES.map(({ name }) => `${kebab(name)}.ts`).sort());
});

describe.each(ML_RULES.map(({ name }) => name))('%s', (name) => {
  test.each(Object.entries(fixtureOf(name).finds))('finds: %s', (_, [resource, ...properties]) => {
    expect(found(name, resource)).toEqual(properties);
  });

  test.each(Object.entries(fixtureOf(name).passes))('lets pass: %s', (_, resource) => {
    expect(found(name, resource)).toEqual([]);
  });
});
