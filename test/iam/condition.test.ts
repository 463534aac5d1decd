import { parseConditions } from '../../iam/condition';
import { conditionKeys } from '../../iam/request';

const KEYS = conditionKeys({
  'aws:PrincipalTag/team': 'flights',
  'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/Reader',
  'aws:CurrentTime': '2026-11-21T10:00:00Z',
  'aws:EpochTime': '1795255200',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '10.1.2.3',
  'aws:TagKeys': ['cost', 'owner'],
  's3:max-keys': '10',
  star: 'a*c',
  empty: '',
  none: [],
});

function holds(operator: string, key: string, value: unknown): boolean {
  return parseConditions({ [operator]: { [key]: value } }, true).every((condition) => condition.holds(KEYS));
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
test.each<[string, string, unknown, boolean]>([
  ['StringEquals', 'AWS:principaltag/TEAM', 'flights', true],
  ['StringEquals', 'aws:PrincipalTag/team', 'Flights', false],
  ['StringEquals', 'aws:PrincipalTag/team', ['other', 'flights'], true],
  ['StringEquals', 'aws:PrincipalTag/team', 'fl*', false],
  ['StringEqualsIgnoreCase', 'aws:PrincipalTag/team', 'FLIGHTS', true],
  ['StringNotEquals', 'aws:PrincipalTag/team', ['other', 'flights'], false],
  ['StringNotEquals', 'missing', 'x', true],
  ['StringEquals', 'missing', 'x', false],
  ['StringEqualsIfExists', 'missing', 'x', true],
  ['StringEqualsIfExists', 'aws:PrincipalTag/team', 'x', false],
  ['StringLike', 'aws:PrincipalTag/team', 'fl?gh*', true],
  ['StringNotLike', 'aws:PrincipalTag/team', 'fl*', false],
  ['StringEquals', 'aws:PrincipalTag/team', '${aws:PrincipalTag/team}', true],
  ['StringEquals', 'aws:PrincipalTag/team', "${missing, 'flights'}", true],
  ['StringEquals', 'aws:PrincipalTag/team', '${missing}', false],
  ['StringLike', 'aws:PrincipalTag/team', '${star}', false],
  ['StringEquals', 'star', 'a${*}c', true],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/R*', true],
  ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::123456789012:role/*', true],
  ['ArnLike', 'aws:PrincipalArn', 'arn:*:role/Reader', false],
  ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Writer', true],
  ['NumericLessThanEquals', 's3:max-keys', 10, true],
  ['NumericLessThan', 's3:max-keys', '10', false],
  ['NumericNotEquals', 's3:max-keys', '11', true],
  ['DateGreaterThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z', true],
  ['DateLessThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z', false],
  ['DateEquals', 'aws:EpochTime', '2026-11-21T10:00:00Z', true],
  ['Bool', 'aws:SecureTransport', true, true],
  ['Bool', 'aws:SecureTransport', 'False', false],
  ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'true', true],
  ['Null', 'missing', 'true', true],
  ['Null', 'aws:TagKeys', 'true', false],
  ['Null', 'aws:TagKeys', false, true],
  ['IpAddress', 'aws:SourceIp', '10.1.0.0/16', true],
  ['IpAddress', 'aws:SourceIp', 'fd00::/8', false],
  ['NotIpAddress', 'aws:SourceIp', '10.1.2.3', false],
  ['BinaryEquals', 'star', 'a*c', true],
  ['BinaryEquals', 'star', 'a*', false],
  ['Bool', 'aws:SecureTransport', '${aws:SecureTransport}', true],
  ['StringNotEqualsIgnoreCase', 'aws:PrincipalTag/team', 'FLIGHTS', false],
  ['StringNotEqualsIfExists', 'missing', 'x', true],
  ['StringNotEqualsIfExists', 'aws:PrincipalTag/team', 'flights', false],
  ['ArnNotEquals', 'missing', 'arn:aws:iam::123456789012:role/*', true],
  ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::${aws:PrincipalTag/team}:role/*', false],
  ['NumericGreaterThan', 's3:max-keys', '9.5', true],
  ['NumericGreaterThanEquals', 's3:max-keys', '10', true],
  ['NumericEquals', 's3:max-keys', '10.0', true],
  ['NumericLessThan', 'missing', '1', false],
  ['DateNotEquals', 'aws:CurrentTime', '2026-11-21T10:00:00Z', false],
  ['DateLessThanEquals', 'aws:CurrentTime', '2026-11-21T11:00:00+01:00', true],
  ['DateGreaterThanEquals', 'aws:CurrentTime', '1795255200', true],
  ['IpAddress', 'aws:SourceIp', '10.1.2.3', true],
  ['NotIpAddress', 'missing', '10.1.2.3', true],
  ['Null', 'none', 'true', true],
  ['Null', 'empty', 'true', false],
  ['StringEquals', 'none', 'x', false],
  ['StringLike', 'empty', '*', true],
  ['ForAllValues:StringEquals', 'empty', 'x', true],
  ['ForAnyValue:StringLike', 'empty', '*', false],
  ['ForAnyValue:StringEqualsIfExists', 'missing', 'x', true],
  ['ForAllValues:StringEqualsIfExists', 'aws:TagKeys', ['cost'], false],
  ['ForAllValues:StringEquals', 'aws:TagKeys', ['cost', 'owner', 'team'], true],
  ['ForAllValues:StringEquals', 'aws:TagKeys', ['cost'], false],
  ['ForAllValues:StringEquals', 'missing', 'x', true],
  ['ForAnyValue:StringEquals', 'aws:TagKeys', ['cost'], true],
  ['ForAnyValue:StringEquals', 'missing', 'x', false],
  ['ForAllValues:StringNotEquals', 'aws:TagKeys', ['team'], true],
  ['ForAnyValue:StringNotEquals', 'aws:TagKeys', ['cost'], true],
])('%s on %s with %j is %s', (operator, key, value, expected) => {
  expect(holds(operator, key, value)).toBe(expected);
});

test('all operators and keys must hold', () => {
  const both = { StringEquals: { 'aws:PrincipalTag/team': 'flights', star: 'x' } };
  expect(parseConditions(both, true).every((condition) => condition.holds(KEYS))).toBe(false);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
test.each<[string, string, boolean]>([
  ['lake/${aws:PrincipalTag/team}/*', 'lake/flights/a', true],
  ['lake/${aws:PrincipalTag/team}/*', 'lake/hotels/a', false],
  ["lake/${aws:PrincipalTag/stage, 'pilot'}/*", 'lake/pilot/a', true],
  ["lake/${aws:PrincipalTag/team, 'pilot'}/*", 'lake/pilot/a', false],
  ['lake/${aws:PrincipalTag/stage}/*', 'lake//a', false],
  ['lake/${star}', 'lake/abc', false],
  ['lake/${star}', 'lake/a*c', true],
  ['lake/${aws:TagKeys}', 'lake/cost', false],
  ['lake/${*}${?}${$}', 'lake/*?$', true],
  ['lake/${*}', 'lake/anything', false],
  ['lake/$', 'lake/$', true],
])('the text %s with variables fits %s: %s', (text, value, expected) => {
  const like = parseConditions({ StringLike: { path: text } }, true);
  const keys = conditionKeys({ path: value });
  expect(like.every((condition) => condition.holds((key) => keys(key) ?? KEYS(key)))).toBe(expected);
});

test.each(['StringResembles', 'NullIfExists', 'ForSomeValues:StringEquals', 'ForAnyValue:Null'])('IAM has no operator %s', (operator) => {
  expect(() => parseConditions({ [operator]: { key: 'x' } }, true)).toThrow('condition operator must be one of');
});

test('a policy of the old version has no variables', () => {
  const [condition] = parseConditions({ StringEquals: { literal: '${aws:username}' } }, false);
  expect(condition?.holds(conditionKeys({ literal: '${aws:username}' }))).toBe(true);
});
