import { evaluate } from '../../iam/evaluate';
import type { Policies } from '../../iam/policies';
import type { Principal } from '../../iam/request';
import { allow, deny, OBJECT, policy, ROLE, ROOT_ARN } from './policies';

const FULL = policy('FullAWSAccess', allow({ Action: '*', Resource: '*' }));
const FULL_RESOURCE = policy('RCPFullAWSAccess', allow({ Action: '*', Resource: '*', Principal: '*' }));
const ROOT: Principal = { kind: 'account', arn: ROOT_ARN, account: '123456789012' };
const SERVICE: Principal = { kind: 'service', arn: 'logging.s3.amazonaws.com', account: '123456789012' };

const identity = [policy('own', allow())];
const denyAll = deny({ Action: '*', Resource: '*' });
const denyAllResources = deny({ Action: '*', Resource: '*', Principal: '*' });

function decide(policies: Policies, principal = ROLE): ReturnType<typeof evaluate> {
  return evaluate({ principal, action: 's3:GetObject', resource: OBJECT, keys: () => undefined }, policies);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
test.each<[string, Policies, boolean]>([
  ['every level allows', { identity, serviceControl: [[FULL], [FULL]] }, true],
  ['one policy of each level allows', { identity, serviceControl: [[policy('kms', allow({ Action: 'kms:*' })), FULL]] }, true],
  ['the organization allows but no identity policy', { serviceControl: [[FULL]] }, false],
  ['a level without a policy', { identity, serviceControl: [[FULL], []] }, false],
  ['a level about something else', { identity, serviceControl: [[FULL], [policy('kms', allow({ Action: 'kms:*' }))]] }, false],
  ['a deny beside the full access', { identity, serviceControl: [[FULL, policy('no', denyAll)]] }, false],
  ['a resource control policy that allows', { identity, resourceControl: [[FULL_RESOURCE]] }, true],
  ['a resource control policy that denies', { identity, resourceControl: [[FULL_RESOURCE, policy('no', denyAllResources)]] }, false],
  ['a level of resource control without a policy', { identity, resourceControl: [[]] }, false],
])('decides where %s', (_name, policies, allowed) => {
  expect(decide(policies).allowed).toBe(allowed);
});

test('names the layer that has no statement and the one that denies', () => {
  expect(decide({ identity, serviceControl: [[FULL], []] })).toEqual({
    allowed: false,
    kind: 'service control policy',
    missing: `no service control policy of level 2 allows s3:GetObject on ${OBJECT}`,
  });
  expect(decide({ identity, resourceControl: [[FULL_RESOURCE, policy('no', denyAllResources)]] })).toMatchObject({
    deniedBy: { kind: 'resource control policy', policy: 'no', statement: '#1' },
  });
});

test('the root user of the account is bound as well', () => {
  expect(decide({ serviceControl: [[FULL]] }, ROOT).allowed).toBe(true);
  expect(decide({ serviceControl: [[FULL, policy('no', denyAll)]] }, ROOT).allowed).toBe(false);
});

test('services are bound by resource control alone', () => {
  const resource = policy('bucket', allow({ Principal: { Service: 'logging.s3.amazonaws.com' } }));
  expect(decide({ resource, serviceControl: [[policy('no', denyAll)]] }, SERVICE).allowed).toBe(true);
  expect(decide({ resource, resourceControl: [[FULL_RESOURCE, policy('no', denyAllResources)]] }, SERVICE).allowed).toBe(false);
});
