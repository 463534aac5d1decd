import type { Decision } from '../../iam/decision';
import type { Policies } from '../../iam/policies';
import { evaluate } from '../../iam/evaluate';
import type { Policy } from '../../iam/policy';
import { conditionKeys } from '../../iam/request';
import { allow, deny, OBJECT, policy, ROLE, ROLE_ARN, ROOT_ARN, SESSION_ARN } from './policies';

function decide(policies: Policies, action = 's3:GetObject', context: Record<string, string | string[]> = {}): Decision {
  return evaluate({ principal: ROLE, action, resource: OBJECT, keys: conditionKeys(context) }, policies);
}

const identity = [policy('own', allow())];
const principal = (arn: string): object => ({ Principal: { AWS: arn } });

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
test.each<[string, Policies, boolean]>([
  ['nothing', {}, false],
  ['an identity policy', { identity }, true],
  ['an identity policy and a boundary that allows', { identity, boundary: policy('boundary', allow({ Action: 's3:*' })) }, true],
  ['an identity policy and a boundary about something else', { identity, boundary: policy('boundary', allow({ Action: 'kms:*' })) }, false],
  ['a boundary alone', { boundary: policy('boundary', allow()) }, false],
  [
    'an identity policy and a session policy about something else',
    { identity, session: policy('session', allow({ Action: 'kms:*' })) },
    false,
  ],
  ['an identity policy against a deny in the identity policy', { identity: [...identity, policy('more', deny())] }, false],
  ['an identity policy against a deny in the boundary', { identity, boundary: policy('boundary', allow(), deny()) }, false],
  ['an identity policy against a deny for everyone', { identity, resource: policy('bucket', deny({ Principal: '*' })) }, false],
  ['an identity policy against a deny for the account', { identity, resource: policy('bucket', deny(principal(ROOT_ARN))) }, false],
  ['an identity policy beside a deny for another role', { identity, resource: policy('bucket', deny(principal(`${ROLE_ARN}2`))) }, true],
  ['a resource policy for the role', { resource: policy('bucket', allow(principal(ROLE_ARN))) }, true],
  ['a resource policy for everyone', { resource: policy('bucket', allow({ Principal: '*' })) }, true],
  ['a resource policy for the account alone', { resource: policy('bucket', allow(principal(ROOT_ARN))) }, false],
  [
    'a resource policy for the role, bounded',
    { resource: policy('bucket', allow(principal(ROLE_ARN))), boundary: policy('b', allow({ Action: 'kms:*' })) },
    false,
  ],
  [
    'a resource policy for the session, bounded',
    { resource: policy('bucket', allow(principal(SESSION_ARN))), boundary: policy('b', allow({ Action: 'kms:*' })) },
    true,
  ],
  [
    'an identity policy where the key policy is silent',
    { identity, delegated: true, resource: policy('key', allow(principal(`${ROLE_ARN}2`))) },
    false,
  ],
  [
    'an identity policy where the key policy names the account',
    { identity, delegated: true, resource: policy('key', allow(principal(ROOT_ARN))) },
    true,
  ],
  ['a key policy that names the role', { delegated: true, resource: policy('key', allow(principal(ROLE_ARN))) }, true],
  ['a deny that spares only the role', { identity, resource: policy('bucket', deny({ NotPrincipal: { AWS: [ROLE_ARN] } })) }, false],
  [
    'a deny that spares account, role and session',
    { identity, resource: policy('bucket', deny({ NotPrincipal: { AWS: [ROOT_ARN, ROLE_ARN, SESSION_ARN] } })) },
    true,
  ],
])('decides on %s', (_name, policies, allowed) => {
  expect(decide(policies).allowed).toBe(allowed);
});

test('names the statement that allows', () => {
  expect(decide({ identity: [policy('own', allow({ Action: 'kms:*' }), allow({ Sid: 'Read' }))] })).toEqual({
    allowed: true,
    by: { kind: 'identity-based policy', policy: 'own', statement: 'Read', pattern: 'arn:aws:s3:::lake/*' },
  });
});

test('names the statement that denies', () => {
  expect(decide({ identity: [policy('own', allow(), deny())] })).toEqual({
    allowed: false,
    deniedBy: { kind: 'identity-based policy', policy: 'own', statement: '#2', pattern: 'arn:aws:s3:::lake/*' },
  });
});

test.each<[string, Policies, string]>([
  ['identity policy', {}, `no identity policy of role Reader allows s3:GetObject on ${OBJECT}`],
  [
    'boundary',
    { identity, boundary: policy('limit', allow({ Action: 'kms:*' })) },
    `permissions boundary limit does not allow s3:GetObject on ${OBJECT}`,
  ],
  [
    'key policy',
    { identity, delegated: true, resource: policy('key', allow(principal('x'))) },
    `the policy of ${OBJECT} allows s3:GetObject neither to role Reader nor to its account`,
  ],
])('says what is missing: %s', (_name, policies, missing) => {
  expect(decide(policies)).toMatchObject({ allowed: false, missing });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
test('the account is allowed all that is not denied to it', () => {
  const ask = (resource: Policy): boolean =>
    evaluate(
      {
        principal: { kind: 'account', arn: ROOT_ARN, account: '123456789012' },
        action: 's3:GetObject',
        resource: OBJECT,
        keys: () => undefined,
      },
      { resource },
    ).allowed;
  expect(ask(policy('bucket', deny(principal(ROLE_ARN))))).toBe(true);
  expect(ask(policy('bucket', deny({ Principal: '*' })))).toBe(false);
});

describe('a trust policy', () => {
  const trust = policy('trust', {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: 'states.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
  });
  const taken = (service: string, account: string): boolean =>
    evaluate(
      {
        principal: { kind: 'service', arn: service, account: '123456789012' },
        action: 'sts:AssumeRole',
        resource: ROLE_ARN,
        keys: conditionKeys({ 'aws:SourceAccount': account }),
      },
      { resource: trust, delegated: true },
    ).allowed;

  test('lets its service take the role for its account', () => {
    expect(taken('states.amazonaws.com', '123456789012')).toBe(true);
  });

  test.each([
    ['lambda.amazonaws.com', '123456789012'],
    ['states.amazonaws.com', '999999999999'],
  ])('refuses %s for account %s', (service, account) => {
    expect(taken(service, account)).toBe(false);
  });
});

test.each<[string, object, string]>([
  [
    'an unknown operator',
    { Condition: { StringResembles: { 'aws:x': 'y' } } },
    "condition operator must be one of IAM's, got StringResembles",
  ],
  ['an unknown element', { Ressource: '*' }, 'statement has unknown elements: Ressource'],
  ['an unknown effect', { Effect: 'Alow' }, 'Effect must be Allow or Deny, got Alow'],
  [
    'a date that is none',
    { Condition: { DateLessThan: { 'aws:CurrentTime': 'soon' } } },
    'condition value must be a number or a date, got soon',
  ],
])('fails for %s', (_name, statement, message) => {
  expect(() => policy('own', allow(statement))).toThrow(`policy own is not valid: ${message}`);
});
