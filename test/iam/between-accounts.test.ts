import { evaluate } from '../../iam/evaluate';
import type { Policies } from '../../iam/policies';
import type { Principal } from '../../iam/request';
import { allow, deny, OBJECT, policy, ROLE, ROLE_ARN, ROOT_ARN } from './policies';

const OWNER = '999999999999';
const identity = [policy('own', allow())];
const bucket = (principal: object | string) => policy('bucket', allow({ Principal: principal }));

function allowed(policies: Policies, principal: Principal = ROLE): boolean {
  return evaluate({ principal, action: 's3:GetObject', resource: OBJECT, resourceAccount: OWNER, keys: () => undefined }, policies).allowed;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
test.each<[string, Policies, boolean]>([
  ['identity alone', { identity }, false],
  ['the resource alone', { resource: bucket({ AWS: ROLE_ARN }) }, false],
  ['identity and the resource for the role', { identity, resource: bucket({ AWS: ROLE_ARN }) }, true],
  ['identity and the resource for the account', { identity, resource: bucket({ AWS: ROOT_ARN }) }, true],
  ['identity and the resource for everyone', { identity, resource: bucket('*') }, true],
  ['identity and the resource for the owner', { identity, resource: bucket({ AWS: OWNER }) }, false],
  ['both, bounded', { identity, resource: bucket('*'), boundary: policy('b', allow({ Action: 'kms:*' })) }, false],
  ['both, with a deny', { identity: [...identity, policy('no', deny())], resource: bucket('*') }, false],
])('another account reaches an object by %s: %#', (_name, policies, expected) => {
  expect(allowed(policies)).toBe(expected);
});

test('the root user of another account needs the resource policy too', () => {
  const root: Principal = { kind: 'account', arn: ROOT_ARN, account: '123456789012' };
  expect([allowed({}, root), allowed({ resource: bucket({ AWS: ROOT_ARN }) }, root)]).toEqual([false, true]);
});

// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
test.each<[string, object, boolean]>([
  ['allows all', { Action: '*', Resource: '*', Principal: '*' }, true],
  ['is about something else', { Action: 'kms:*', Resource: '*', Principal: '*' }, false],
  ['asks for a key that the request lacks', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, false],
])('an endpoint whose policy %s lets the request through: %#', (_name, statement, expected) => {
  const endpoint = policy('endpoint', allow(statement));
  const decision = evaluate({ principal: ROLE, action: 's3:GetObject', resource: OBJECT, keys: () => undefined }, { identity, endpoint });
  expect(decision.allowed).toBe(expected);
});

test('a deny of the endpoint wins', () => {
  const endpoint = policy('endpoint', allow({ Principal: '*' }), deny({ Principal: '*' }));
  const decision = evaluate({ principal: ROLE, action: 's3:GetObject', resource: OBJECT, keys: () => undefined }, { identity, endpoint });
  expect(decision).toMatchObject({ deniedBy: { policy: 'endpoint', statement: '#2' } });
});
