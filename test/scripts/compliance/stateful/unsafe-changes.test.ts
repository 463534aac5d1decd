import type { FrozenStacks, StackToFreeze } from '../../../../scripts/compliance/stateful/frozen-stacks';
import { FROZEN_FILE, freeze, readFrozen, renderFrozen } from '../../../../scripts/compliance/stateful/frozen-stacks';
import { STATEFUL_TYPES } from '../../../../scripts/compliance/stateful/stateful-types';
import { unsafeChanges } from '../../../../scripts/compliance/stateful/unsafe-changes';
import { everyResource, everyTemplate, offenders } from '../../../every-template';
import type { EditedTemplate, SeededChange } from './seeded-changes';
import { SAFE_CHANGES, UNSAFE_CHANGES } from './seeded-changes';

const frozen = readFrozen();

/** The stacks of both stages; whether they are protected is no part of templates. */
function stacks(): StackToFreeze[] {
  return everyTemplate().map(({ stack: name, ...template }) => ({
    name,
    template,
    terminationProtection: frozen[name]?.terminationProtection ?? true,
  }));
}

/** What a change of the first resource that it fits makes unsafe, and the name of that resource. */
function seeded({ type, id: pattern = /./, edit }: SeededChange) {
  for (const stack of stacks()) {
    const template = structuredClone(stack.template) as unknown as EditedTemplate;
    const found = Object.entries(template.Resources).find(([id, { Type }]) => Type === type && pattern.test(id));
    if (found !== undefined) {
      const [id, resource] = found;
      edit(resource, template, id);
      const changed = freeze([{ ...stack, template: template as unknown as StackToFreeze['template'] }]);
      return { name: `${stack.name}/${id}`, unsafe: unsafeChanges(freeze([stack]), changed) };
    }
  }
  throw new Error(`type must be one of the templates, got ${type}`);
}

test('there are at least 30 unsafe changes to catch', () => {
  expect(UNSAFE_CHANGES.length).toBeGreaterThanOrEqual(30);
});

test.each(UNSAFE_CHANGES)('is caught by name: $title', (change) => {
  const { name, unsafe } = seeded(change);
  expect(unsafe).toContainEqual({ name, problem: expect.stringContaining(change.type) });
});

test.each(SAFE_CHANGES)('is safe: $title', (change) => {
  expect(seeded(change).unsafe).toEqual([]);
});

test('a stack that goes, or that anybody may delete, is caught', () => {
  const [first, ...rest] = stacks().map((stack) => ({ ...stack, terminationProtection: true }));
  const before = freeze([first as StackToFreeze, ...rest]);
  expect(unsafeChanges(before, freeze(rest))).toMatchObject([{ name: first?.name }]);
  const open = freeze([{ ...(first as StackToFreeze), terminationProtection: false }, ...rest]);
  expect(unsafeChanges(before, open)).toEqual([{ name: first?.name, problem: expect.stringContaining('termination protection') }]);
});

test('says what would happen and what to do', () => {
  const replaced = UNSAFE_CHANGES.find(({ title }) => title === 'a table has another key');
  expect(seeded(replaced as SeededChange).unsafe.map(({ problem }) => problem)).toEqual([
    '(AWS::DynamoDB::Table) would be replaced by KeySchema; ' +
      'put the property back, or add a second resource, move what the first holds, and accept the loss',
  ]);
});

test(`today's templates lose nothing of ${FROZEN_FILE}`, () => {
  const today = freeze(stacks());
  const known: FrozenStacks = Object.fromEntries(Object.entries(frozen).filter(([name]) => name !== 'Delivery'));
  expect(unsafeChanges(known, today)).toEqual([]);
});

test(`every stateful resource is in ${FROZEN_FILE}; else run: npm run synth && node dist/scripts/compliance/freeze-stateful.js`, () => {
  const ids = (all: FrozenStacks): string[] =>
    Object.entries(all).flatMap(([stack, { Resources }]) => Object.keys(Resources).map((id) => `${stack}/${id}`));
  expect(ids(freeze(stacks())).filter((id) => !ids(frozen).includes(id))).toEqual([]);
});

test('what is retained is stateful', () => {
  const retained = everyResource().filter(({ deletionPolicy }) => deletionPolicy === 'Retain');
  expect(offenders(retained, ({ type }) => STATEFUL_TYPES.has(type))).toEqual([]);
});

test('the file reads as it was written', () => {
  expect(JSON.parse(renderFrozen(frozen))).toEqual(frozen);
});
