import { evaluate } from '../../iam/evaluate';
import type { Policies } from '../../iam/policies';
import type { Principal } from '../../iam/request';
import { conditionKeys } from '../../iam/request';
import { allow, deny, OBJECT, policy, ROLE, ROLE_ARN, ROOT, ROOT_ARN, SERVICE, SESSION_ARN, USER, USER_ARN } from './policies';

const NOBODY: Principal = { kind: 'anonymous', arn: 'anonymous', account: '123456789012' };
const own = [policy('own', allow())];
const elsewhere = policy('elsewhere', allow({ Action: 'kms:*' }));
const bucket = (Principal: object | string): Policies => ({ resource: policy('bucket', allow({ Principal })) });

function allowed(principal: Principal, policies: Policies, action = 's3:GetObject'): boolean {
  const keys = conditionKeys({ 'aws:PrincipalArn': principal.roleArn ?? principal.arn });
  return evaluate({ principal, action, resource: OBJECT, keys }, policies).allowed;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
describe('a resource policy that names', () => {
  // The last three: allowed although the identity policies, the boundary, the session policy are silent.
  test.each<[string, Principal, object | string, boolean, boolean, boolean]>([
    ['the role', ROLE, { AWS: ROLE_ARN }, true, false, false],
    ['the session', ROLE, { AWS: SESSION_ARN }, true, true, true],
    ['the user', USER, { AWS: USER_ARN }, true, true, true],
    ['everyone, to a session', ROLE, '*', true, true, true],
    ['everyone of AWS, to a session', ROLE, { AWS: '*' }, true, true, true],
    ['the account, to a session', ROLE, { AWS: ROOT_ARN }, false, false, false],
    ['the account by number, to a user', USER, { AWS: '123456789012' }, false, false, false],
    ['another session of the role', ROLE, { AWS: `${SESSION_ARN}2` }, false, false, false],
    ['a wildcard in the name of the role, which is none', ROLE, { AWS: `${ROLE_ARN.slice(0, -2)}*` }, false, false, false],
    ['an identity provider', ROLE, { Federated: 'cognito-identity.amazonaws.com' }, false, false, false],
    ['an origin access identity', ROLE, { CanonicalUser: '79a59df900b9' }, false, false, false],
    ['a service, to a session', ROLE, { Service: 'sns.amazonaws.com' }, false, false, false],
    ['the service', SERVICE, { Service: 'sns.amazonaws.com' }, true, true, true],
    ['one of several services', SERVICE, { Service: ['sqs.amazonaws.com', 'sns.amazonaws.com'] }, true, true, true],
    ['everyone, to who has not signed', NOBODY, '*', true, true, true],
    ['the account, to who has not signed', NOBODY, { AWS: ROOT_ARN }, false, false, false],
    ['a service, to who has not signed', NOBODY, { Service: 'sns.amazonaws.com' }, false, false, false],
    ['another service', SERVICE, { Service: 'sqs.amazonaws.com' }, false, false, false],
  ])('%s, is limited by what is silent as AWS says', (_name, principal, named, identity, boundary, session) => {
    expect([
      allowed(principal, bucket(named)),
      allowed(principal, { ...bucket(named), boundary: elsewhere }),
      allowed(principal, { ...bucket(named), session: elsewhere }),
    ]).toEqual([identity, boundary, session]);
  });

  test.each(['identity', 'boundary', 'session'])('the session itself does not overrule a deny of its %s policy', (kind) => {
    const no = policy('no', deny());
    const denied: Policies = { identity: { identity: [no] }, boundary: { boundary: no }, session: { session: no } }[kind] ?? {};
    expect(allowed(ROLE, { ...bucket({ AWS: SESSION_ARN }), ...denied })).toBe(false);
  });

  test('everyone on the condition of a role ARN grants to the sessions of the role alone', () => {
    const Condition = { ArnEquals: { 'aws:PrincipalArn': ROLE_ARN } };
    const policies = { resource: policy('bucket', allow({ Principal: '*', Condition })), boundary: elsewhere };
    expect([allowed(ROLE, policies), allowed(USER, policies)]).toEqual([true, false]);
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
test.each<[string, Principal, object, boolean]>([
  ['only the session', ROLE, { AWS: [SESSION_ARN] }, false],
  ['session and role', ROLE, { AWS: [SESSION_ARN, ROLE_ARN] }, false],
  ['session, role and account', ROLE, { AWS: [SESSION_ARN, ROLE_ARN, ROOT_ARN] }, true],
  ['only the user', USER, { AWS: [USER_ARN] }, false],
  ['user and account', USER, { AWS: [USER_ARN, '123456789012'] }, true],
  ['only the account', USER, { AWS: [ROOT_ARN] }, false],
  ['the account, to the root user', ROOT, { AWS: [ROOT_ARN] }, true],
])('a deny spares a principal whose NotPrincipal lists %s: %#', (_name, principal, NotPrincipal, expected) => {
  expect(allowed(principal, { identity: own, resource: policy('bucket', deny({ NotPrincipal })) })).toBe(expected);
});

test.each<[string, object, boolean]>([
  ['lists the service', { Service: 'sns.amazonaws.com' }, true],
  ['lists another service', { Service: 'sqs.amazonaws.com' }, false],
])('a deny whose NotPrincipal %s decides for the service: %#', (_name, NotPrincipal, expected) => {
  const statements = [allow({ Principal: { Service: 'sns.amazonaws.com' } }), deny({ NotPrincipal })];
  expect(allowed(SERVICE, { resource: policy('queue', ...statements) })).toBe(expected);
});

// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
test.each<[string, Principal, object | string, boolean]>([
  ['the account, to the root user', ROOT, { AWS: ROOT_ARN }, true],
  ['a role, to the root user', ROOT, { AWS: ROLE_ARN }, false],
  ['the account, to a role with a policy', ROLE, { AWS: ROOT_ARN }, true],
  ['another role, to a role with a policy', ROLE, { AWS: `${ROLE_ARN}2` }, false],
  ['the account, to a user with a policy', USER, { AWS: ROOT_ARN }, true],
  ['a service, to a user with a policy', USER, { Service: 'lambda.amazonaws.com' }, false],
])('where authority must be delegated, a policy that names %s decides: %#', (_name, principal, named, expected) => {
  expect(allowed(principal, { identity: principal === ROOT ? [] : own, delegated: true, ...bucket(named) })).toBe(expected);
});

test('a role that the trust policy names needs no policy of its own, one of the account does', () => {
  const trust = (AWS: string): Policies => ({
    delegated: true,
    resource: policy('trust', { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } }),
  });
  const mayTake = (AWS: string): boolean => allowed(ROLE, trust(AWS), 'sts:AssumeRole');
  expect([mayTake(ROLE_ARN), mayTake(ROOT_ARN)]).toEqual([true, false]);
});

test.each<[string, Principal, Policies, string]>([
  ['a user without a policy', USER, {}, 'no identity policy of user ann allows s3:GetObject'],
  [
    'a root user whom the key does not name',
    ROOT,
    { delegated: true, ...bucket({ AWS: ROLE_ARN }) },
    'does not allow s3:GetObject to the account',
  ],
  ['a service', SERVICE, {}, 'no resource policy allows sns.amazonaws.com s3:GetObject'],
])('says what %s misses', (_name, principal, policies, missing) => {
  const decision = evaluate({ principal, action: 's3:GetObject', resource: OBJECT, keys: () => undefined }, policies);
  expect(decision).toMatchObject({ allowed: false, missing: expect.stringContaining(missing) });
});
