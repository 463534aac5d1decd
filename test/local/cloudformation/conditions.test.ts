import fc from 'fast-check';
import { conditionEvaluator } from '../../../local/cloudformation/conditions';
import { assertRules, RULE_FUNCTIONS } from '../../../local/cloudformation/rules';
import type { Scope } from '../../../local/cloudformation/resolution';
import { resolutionAt } from '../../../local/cloudformation/resolve';
import { fakeScope } from './fake-scope';

function evaluate(definitions: Record<string, unknown>, name: string): boolean | undefined {
  const condition = conditionEvaluator(definitions, () => scope);
  const scope: Scope = fakeScope({
    ref: (ref) => ({ Arn: 'none', Count: 1, Zones: ['a', 'b'] })[ref],
    condition,
    mapping: (map, first, second) => (`${map}.${first}.${second}` === 'Sizes.pilot.isBig' ? 'true' : undefined),
  });
  return condition(name);
}

const TRUE = { 'Fn::Equals': [{ Ref: 'Arn' }, 'none'] };
const FALSE = { 'Fn::Not': [TRUE] };

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
test.each<[string, unknown, boolean]>([
  ['Fn::Equals', TRUE, true],
  ['Fn::Equals of a number and its text', { 'Fn::Equals': [{ Ref: 'Count' }, '1'] }, true],
  ['Fn::Equals is case-sensitive', { 'Fn::Equals': ['None', { Ref: 'Arn' }] }, false],
  ['Fn::Equals of lists', { 'Fn::Equals': [{ Ref: 'Zones' }, ['a', 'b']] }, true],
  ['Fn::Equals of a mapping', { 'Fn::Equals': [{ 'Fn::FindInMap': ['Sizes', 'pilot', 'isBig'] }, true] }, true],
  ['Fn::Equals of a joined text', { 'Fn::Equals': [{ 'Fn::Join': ['-', { Ref: 'Zones' }] }, 'a-b'] }, true],
  ['Fn::Not', FALSE, false],
  ['Fn::And', { 'Fn::And': [TRUE, FALSE] }, false],
  ['Fn::And of ten', { 'Fn::And': Array(10).fill(TRUE) }, true],
  ['Fn::Or', { 'Fn::Or': [FALSE, TRUE] }, true],
  ['Fn::Or within Fn::And within Fn::Not', { 'Fn::Not': [{ 'Fn::And': [{ 'Fn::Or': [FALSE, TRUE] }, FALSE] }] }, true],
  ['Condition', { 'Fn::And': [{ Condition: 'Other' }, TRUE] }, true],
  ['a condition that is another one', { Condition: 'Other' }, true],
])('evaluates %s', (_, definition, expected) => {
  expect(evaluate({ It: definition, Other: TRUE }, 'It')).toBe(expected);
});

test.each<[string, unknown, string]>([
  ['an unknown function', { 'Fn::Xor': [] }, 'Pilot-Endpoint/Conditions.It: unknown condition function Fn::Xor'],
  ['a function of rules', { 'Fn::Contains': [['a'], 'a'] }, 'unknown condition function Fn::Contains'],
  ['an unknown condition', { Condition: 'Nope' }, 'unknown condition Nope'],
  ['too few operands', { 'Fn::And': [TRUE] }, 'a condition function needs 2 to 10 operands'],
  ['too many operands', { 'Fn::Or': Array(11).fill(TRUE) }, 'a condition function needs 2 to 10 operands'],
  ['two operands of Fn::Not', { 'Fn::Not': [TRUE, TRUE] }, 'a condition function needs 1 to 1 operands'],
  ['a resource', { 'Fn::Equals': [{ Ref: 'Bucket' }, 'x'] }, 'Ref to Bucket, which does not exist'],
  ['a circle', { 'Fn::Not': [{ Condition: 'It' }] }, 'circular dependency between the conditions It'],
])('fails for %s', (_, definition, message) => {
  expect(() => evaluate({ It: definition }, 'It')).toThrow(message);
});

test('knows nothing of a condition that is not defined', () => {
  expect(evaluate({}, 'It')).toBeUndefined();
});

interface Expression {
  readonly definition: unknown;
  readonly value: boolean;
}

const EXPRESSION = fc.letrec<{ expression: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.boolean().map((value) => ({ definition: { 'Fn::Equals': [value, true] }, value })),
  expression: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    tie('expression').map(({ definition, value }) => ({ definition: { 'Fn::Not': [definition] }, value: !value })),
    fc.array(tie('expression'), { minLength: 2, maxLength: 10 }).map((all) => ({
      definition: { 'Fn::And': all.map(({ definition }) => definition) },
      value: all.every(({ value }) => value),
    })),
    fc.array(tie('expression'), { minLength: 2, maxLength: 10 }).map((all) => ({
      definition: { 'Fn::Or': all.map(({ definition }) => definition) },
      value: all.some(({ value }) => value),
    })),
  ),
})).expression;

test('an expression of any depth is what logic says', () => {
  fc.assert(
    fc.property(EXPRESSION, ({ definition, value }) => evaluate({ It: definition }, 'It') === value),
    { numRuns: 200 },
  );
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
describe('rules', () => {
  const scope = fakeScope({ ref: (name) => ({ Type: 't3.small', Types: ['t3.small', 't3.large'] })[name] });

  test.each<[string, unknown, boolean]>([
    ['Fn::Contains', { 'Fn::Contains': [['t3.large', 't3.small'], { Ref: 'Type' }] }, true],
    ['Fn::Contains compares whole texts', { 'Fn::Contains': [['t3'], { Ref: 'Type' }] }, false],
    ['Fn::EachMemberEquals', { 'Fn::EachMemberEquals': [{ Ref: 'Types' }, 't3.small'] }, false],
    ['Fn::EachMemberEquals of equals', { 'Fn::EachMemberEquals': [['a', 'a'], 'a'] }, true],
    ['Fn::EachMemberIn', { 'Fn::EachMemberIn': [{ Ref: 'Types' }, ['t3.small', 't3.large', 't3.huge']] }, true],
    ['Fn::EachMemberIn of others', { 'Fn::EachMemberIn': [['a', 'b'], ['a']] }, false],
    ['Fn::Not and Fn::Equals', { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Type' }, 'm1'] }] }, true],
  ])('know %s', (_, Assert, holds) => {
    const check = (): void => {
      assertRules({ Resources: {}, Rules: { It: { Assertions: [{ Assert, AssertDescription: 'use another type' }] } } }, scope);
    };
    if (holds) {
      expect(check).not.toThrow();
    } else {
      expect(check).toThrow('Rule It is not met: use another type');
    }
  });

  test('apply only when their condition holds', () => {
    const Assertions = [{ Assert: { 'Fn::Equals': [1, 2] } }];
    const rules = (RuleCondition: unknown) => ({ Resources: {}, Rules: { It: { RuleCondition, Assertions } } });
    expect(() => {
      assertRules(rules({ 'Fn::Equals': ['a', 'b'] }), scope);
    }).not.toThrow();
    expect(() => {
      assertRules(rules({ 'Fn::Equals': ['a', 'a'] }), scope);
    }).toThrow('Rule It is not met: {"Fn::Equals":[1,2]}');
  });

  test('Fn::EachMemberIn is the same as Fn::Contains of every member', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 });
    const holds = (name: string, argument: unknown): boolean =>
      RULE_FUNCTIONS[name]?.(argument, resolutionAt(scope, 'Rules'), RULE_FUNCTIONS) ?? false;
    fc.assert(
      fc.property(
        texts,
        texts,
        (members, allowed) =>
          holds('Fn::EachMemberIn', [members, allowed]) === members.every((member) => holds('Fn::Contains', [allowed, member])),
      ),
    );
  });
});
