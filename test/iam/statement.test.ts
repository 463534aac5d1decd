import { conditionKeys } from '../../iam/request';
import { Statement } from '../../iam/statement';
import { OBJECT, ROLE } from './policies';

function statement(source: object): Statement {
  return new Statement({ Effect: 'Allow', Action: '*', Resource: '*', ...source }, 0, true);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
test.each<[object, string, boolean]>([
  [{ Action: 's3:getobject' }, 's3:GetObject', true],
  [{ Action: ['kms:*', 's3:Get*'] }, 's3:GetObject', true],
  [{ Action: 's3:Get?bject' }, 's3:GetObject', true],
  [{ Action: 's3:Get' }, 's3:GetObject', false],
])('with %j covers %s: %s', (source, action, expected) => {
  expect(statement(source).covers(action)).toBe(expected);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
test('NotAction covers all but what it lists', () => {
  const rest = new Statement({ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }, 0, true);
  expect([rest.covers('s3:GetObject'), rest.covers('kms:Decrypt')]).toEqual([false, true]);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
test.each<[object, boolean]>([
  [{ Resource: 'arn:aws:s3:::lake/raw/flights.???' }, true],
  [{ Resource: 'arn:aws:s3:::*' }, true],
  [{ Resource: 'arn:aws:s3:::lake' }, false],
  [{ Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::l*/flights.csv'] }, true],
  [{ Resource: undefined, NotResource: ['arn:aws:s3:::lake/raw/${file}'] }, false],
  [{ Resource: 'arn:aws:s3:::lake/*' }, true],
  [{ Resource: 'arn:aws:s3:::LAKE/*' }, false],
  [{ Resource: 'arn:aws:s3:::lake/raw/${file}' }, true],
  [{ Resource: 'arn:aws:s3:::lake/raw/${missing}' }, false],
  [{ Resource: 'arn:aws:s3:::lake/raw/${missing}*' }, false],
  [{ Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }, true],
  [{ Resource: undefined, NotResource: 'arn:aws:s3:::lake/*' }, false],
])('with %j fits the object: %s', (source, expected) => {
  const { Resource, ...rest } = { Resource: '*', ...source };
  const tested = new Statement({ Effect: 'Allow', Action: '*', ...rest, ...(Resource && { Resource }) }, 0, true);
  expect(tested.matches({ principal: ROLE, action: 's3:GetObject', resource: OBJECT, keys: conditionKeys({ file: 'flights.csv' }) })).toBe(
    expected,
  );
});

test('a negated condition on a variable without a value closes both an Allow and a Deny', () => {
  const Condition = { StringNotEquals: { team: '${missing}' } };
  const request = { principal: ROLE, action: 's3:GetObject', resource: OBJECT, keys: conditionKeys({ team: 'flights' }) };
  expect(statement({ Condition }).matches(request)).toBe(false);
  expect(statement({ Effect: 'Deny', Condition }).matches(request)).toBe(true);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
test.each<[object, string]>([
  [{}, 'statement must have Action or NotAction'],
  [{ Action: '*', NotAction: '*' }, 'statement must not have both Action and NotAction'],
  [{ Action: '*', NotResource: '*' }, 'statement must not have both Resource and NotResource'],
  [{ Action: '*', Principal: '*', NotPrincipal: '*' }, 'statement must not have both Principal and NotPrincipal'],
  [{ Action: '*', Principal: { Group: 'x' } }, 'principals must be AWS, Service, Federated or CanonicalUser, got Group'],
  [{ Action: '*', Resource: '${a, b}' }, 'policy variable must be'],
])('refuses the grammar of %j', (source, message) => {
  expect(() => new Statement({ Effect: 'Allow', Resource: '*', ...source }, 0, true)).toThrow(message);
});
