import { mutantsOf } from '../../../../scripts/compliance/permissions/mutants/mutants-of';
import type { PolicyStatement } from '../../../../scripts/compliance/permissions/policy-statement';
import { statementsOf } from '../../../../scripts/compliance/permissions/policy-statement';

const ACCOUNT = '111122223333';

/** The mutants of an operator: the statements that are left. */
function mutants(statement: object, operator: string): PolicyStatement[][] {
  const all = mutantsOf({
    use: 'identity',
    name: 'P',
    type: 'AWS::IAM::ManagedPolicy',
    document: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }] },
  });
  return all.filter((each) => each.operator === operator).map(({ policy }) => statementsOf(policy.document));
}

function changed(statement: object, operator: string, part: keyof PolicyStatement): unknown[] {
  return mutants(statement, operator).map(([left]) => left?.[part]);
}

const PREFIX = 'arn:aws:s3:::lake/flights/raw/*';
const CONDITION = { StringEquals: { 'aws:SourceAccount': ACCOUNT }, Bool: { 'aws:SecureTransport': 'true' } };

test.each<[string, object, keyof PolicyStatement, unknown[]]>([
  ['flip effect', {}, 'Effect', ['Deny']],
  ['principal to *', { Principal: { Service: 'lambda.amazonaws.com' } }, 'Principal', ['*']],
  ['action to service:*', {}, 'Action', [['s3:*']]],
  ['add action', {}, 'Action', [['s3:GetObject', 's3:DeleteObjectVersion']]],
  ['drop action', { Action: ['s3:GetObject', 's3:PutObject'] }, 'Action', [['s3:PutObject'], ['s3:GetObject']]],
  ['resource to *', { Resource: PREFIX }, 'Resource', [['*']]],
  ['shorter prefix', { Resource: PREFIX }, 'Resource', [['arn:aws:s3:::lake/flights/*']]],
  ['drop resource', { Resource: ['a', 'b'] }, 'Resource', [['b'], ['a']]],
  ['drop condition operator', { Condition: CONDITION }, 'Condition', [{ Bool: CONDITION.Bool }, { StringEquals: CONDITION.StringEquals }]],
  ['value to *', { Condition: { ArnEquals: { 'aws:SourceArn': 'x' } } }, 'Condition', [{ StringLike: { 'aws:SourceArn': ['*'] } }]],
  [
    'other account',
    { Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } },
    'Condition',
    [{ StringEquals: { 'aws:SourceAccount': ['888888888888'] } }],
  ],
  ['toggle IfExists', { Condition: { Bool: { a: 'true' } } }, 'Condition', [{ BoolIfExists: { a: ['true'] } }]],
  ['toggle IfExists', { Condition: { BoolIfExists: { a: 'true' } } }, 'Condition', [{ Bool: { a: ['true'] } }]],
  ['invert', { Condition: { Null: { a: 'true' } } }, 'Condition', [{ Null: { a: ['false'] } }]],
  [
    'swap quantifier',
    { Condition: { 'ForAllValues:StringEquals': { a: 'x' } } },
    'Condition',
    [{ 'ForAnyValue:StringEquals': { a: ['x'] } }],
  ],
])('%s of %j', (operator, statement, part, expected) => {
  expect(changed(statement, operator, part)).toEqual(expected);
});

test('drops one key of several', () => {
  expect(changed({ Condition: CONDITION }, 'drop condition key', 'Condition')).toHaveLength(2);
});

test('drops the statement', () => {
  expect(mutants({}, 'drop statement')).toEqual([[]]);
});

test('limits are not widened by what they deny', () => {
  expect(mutants({ Effect: 'Deny' }, 'add action')).toEqual([]);
});
