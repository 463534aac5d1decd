import type { Cloud } from '../../../local/core/cloud';
import type { Properties, ProvisionContext } from '../../../local/core/resource-provider';
import type { Caller } from '../../../local/core/service';
import { cloudWithRole } from './cloud-with-role';

const SESSION: Caller = { kind: 'role', arn: 'arn:aws:sts::123456789012:assumed-role/Writer/s', roleName: 'Writer' };
const CONTEXT = { partition: 'aws', account: '123456789012', physicalName: () => 'made-name' } as unknown as ProvisionContext;
const TRUST = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
};
const POLICY = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' } };

async function create(cloud: Cloud, type: string, properties: Properties): Promise<string> {
  const made = await cloud.provider(type)?.create(properties, CONTEXT);
  return made?.physicalId ?? '';
}

function isAllowed(cloud: Cloud): boolean {
  try {
    cloud.ports.authorize(SESSION, { action: 's3:PutObject', resource: 'arn:aws:s3:::lake/a' });
    return true;
  } catch {
    return false;
  }
}

test('a role has a path in its ARN and its name as Ref', async () => {
  const made = await cloudWithRole({}).provider('AWS::IAM::Role')?.create({ AssumeRolePolicyDocument: TRUST, Path: '/team/' }, CONTEXT);
  expect(made).toMatchObject({ physicalId: 'made-name', attributes: { Arn: 'arn:aws:iam::123456789012:role/team/made-name' } });
});

test('a managed policy grants to the roles that it names until it is deleted', async () => {
  const cloud = cloudWithRole({});
  await create(cloud, 'AWS::IAM::Role', { RoleName: 'Writer', AssumeRolePolicyDocument: TRUST });
  expect(isAllowed(cloud)).toBe(false);
  const arn = await create(cloud, 'AWS::IAM::ManagedPolicy', { PolicyDocument: POLICY, Roles: ['Writer'] });
  expect(isAllowed(cloud)).toBe(true);
  await cloud.provider('AWS::IAM::ManagedPolicy')?.delete(arn, {}, CONTEXT);
  expect(isAllowed(cloud)).toBe(false);
});

test('a role takes the managed policies that it lists', async () => {
  const cloud = cloudWithRole({});
  const arn = await create(cloud, 'AWS::IAM::ManagedPolicy', { PolicyDocument: POLICY });
  await create(cloud, 'AWS::IAM::Role', { RoleName: 'Writer', AssumeRolePolicyDocument: TRUST, ManagedPolicyArns: [arn] });
  expect(isAllowed(cloud)).toBe(true);
});

test('a role takes inline policies, its own and those of AWS::IAM::Policy', async () => {
  const cloud = cloudWithRole({});
  await create(cloud, 'AWS::IAM::Role', {
    RoleName: 'Writer',
    AssumeRolePolicyDocument: TRUST,
    Policies: [{ PolicyName: 'p', PolicyDocument: POLICY }],
  });
  expect(isAllowed(cloud)).toBe(true);
  await create(cloud, 'AWS::IAM::Role', { RoleName: 'Writer', AssumeRolePolicyDocument: TRUST });
  expect(isAllowed(cloud)).toBe(false);
  await create(cloud, 'AWS::IAM::Policy', { PolicyName: 'p', PolicyDocument: POLICY, Roles: ['Writer'] });
  expect(isAllowed(cloud)).toBe(true);
});

const LARGE = {
  ...POLICY,
  Statement: Array.from({ length: 60 }, (_, index) => ({ ...POLICY.Statement, Resource: `arn:aws:s3:::lake/${index}${'x'.repeat(100)}` })),
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test.each<[string, Properties, string]>([
  ['ManagedPolicy', { PolicyDocument: LARGE }, 'Cannot exceed quota for PolicySize: 6144'],
  [
    'Role',
    { AssumeRolePolicyDocument: { ...TRUST, Statement: Array.from({ length: 30 }, () => TRUST.Statement) } },
    'Cannot exceed quota for ACLSizePerRole: 2048',
  ],
  [
    'Role',
    { AssumeRolePolicyDocument: TRUST, Policies: [{ PolicyName: 'p', PolicyDocument: LARGE }] },
    'Maximum policy size of 10240 bytes exceeded for role',
  ],
  ['Policy', { PolicyName: 'p', PolicyDocument: LARGE, Roles: ['Reader'] }, 'Maximum policy size of 10240 bytes exceeded for role Reader'],
  [
    'Role',
    { AssumeRolePolicyDocument: TRUST, MaxSessionDuration: 43_201 },
    'MaxSessionDuration of the role made-name must be 3600 to 43200, got 43201',
  ],
])('fails for an AWS::IAM::%s over its quota: %#', async (type, properties, message) => {
  await expect(Promise.resolve().then(() => create(cloudWithRole({}), `AWS::IAM::${type}`, properties))).rejects.toThrow(message);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
test.each<[string, string | string[], boolean]>([
  ['the account', 'arn:aws:iam::123456789012:root', true],
  ['a role that exists', 'arn:aws:iam::123456789012:role/Reader', true],
  ['a role that does not', ['arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:role/Nobody'], false],
  ['a user that does not exist', 'arn:aws:iam::123456789012:user/nobody', false],
  ['a role of another account', 'arn:aws:iam::999999999999:role/Nobody', true],
])('a role can trust %s: %#', async (_name, AWS, expected) => {
  const Statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } };
  const made = Promise.resolve().then(() =>
    create(cloudWithRole({}), 'AWS::IAM::Role', { AssumeRolePolicyDocument: { ...TRUST, Statement } }),
  );
  await (expected
    ? expect(made).resolves.toBeDefined()
    : expect(made).rejects.toThrow('Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:'));
});

test.each([
  [{ ManagedPolicyArns: ['arn:aws:iam::aws:policy/job-function/Billing'] }, 'local mode does not emulate the AWS managed policy'],
  [{ PermissionsBoundary: 'arn:aws:iam::123456789012:policy/none' }, 'Policy arn:aws:iam::123456789012:policy/none does not exist'],
])('fails for a role with %j', async (properties, message) => {
  await expect(create(cloudWithRole({}), 'AWS::IAM::Role', { AssumeRolePolicyDocument: TRUST, ...properties })).rejects.toThrow(message);
});
