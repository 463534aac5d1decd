import { conditionEvaluator } from '../../../local/cloudformation/conditions';
import type { Scope } from '../../../local/cloudformation/resolution';

function evaluate(definitions: Record<string, unknown>, name: string): boolean | undefined {
  const condition = conditionEvaluator(definitions, () => scope);
  const scope: Scope = {
    stackName: 'Pilot-Endpoint',
    region: 'us-east-1',
    languageExtensions: false,
    ref: (ref) => ({ Arn: 'none', Count: 1 })[ref],
    attribute: () => undefined,
    condition,
    mapping: () => undefined,
    importValue: () => undefined,
  };
  return condition(name);
}

const TRUE = { 'Fn::Equals': [{ Ref: 'Arn' }, 'none'] };
const FALSE = { 'Fn::Not': [TRUE] };

test.each<[string, unknown, boolean]>([
  ['Fn::Equals', TRUE, true],
  ['Fn::Equals of a number and its text', { 'Fn::Equals': [{ Ref: 'Count' }, '1'] }, true],
  ['Fn::Not', FALSE, false],
  ['Fn::And', { 'Fn::And': [TRUE, FALSE] }, false],
  ['Fn::Or', { 'Fn::Or': [FALSE, TRUE] }, true],
  ['Condition', { 'Fn::And': [{ Condition: 'Other' }, TRUE] }, true],
])('evaluates %s', (_, definition, expected) => {
  expect(evaluate({ It: definition, Other: TRUE }, 'It')).toBe(expected);
});

test.each<[string, unknown, string]>([
  ['an unknown function', { 'Fn::Xor': [] }, 'Pilot-Endpoint/Conditions.It: unknown condition function Fn::Xor'],
  ['an unknown condition', { Condition: 'Nope' }, 'unknown condition Nope'],
  ['too few operands', { 'Fn::And': [TRUE] }, 'a condition function needs 2 to 10 operands'],
])('fails for %s', (_, definition, message) => {
  expect(() => evaluate({ It: definition }, 'It')).toThrow(message);
});

test('knows nothing of a condition that is not defined', () => {
  expect(evaluate({}, 'It')).toBeUndefined();
});
