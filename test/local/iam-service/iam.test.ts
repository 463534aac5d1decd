import type { Cloud } from '../../../local/core/cloud';
import type { Properties, ProvisionContext } from '../../../local/core/resource-provider';
import { rootCaller } from '../../../local/core/root-caller';
import { cloudWithRole, ROLE_ARN } from './cloud-with-role';

const POLICY_ARN = 'arn:aws:iam::123456789012:policy/team/read';
const READ = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lake/*' }] };
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
};

async function account(): Promise<Cloud> {
  const cloud = cloudWithRole({ Action: 'sqs:SendMessage', Resource: '*' });
  const context = { partition: 'aws', account: '123456789012', physicalName: () => 'made-name' } as unknown as ProvisionContext;
  const create = async (type: string, properties: Properties): Promise<void> => {
    await cloud.provider(`AWS::IAM::${type}`)?.create(properties, context);
  };
  await create('ManagedPolicy', { ManagedPolicyName: 'read', Path: '/team/', PolicyDocument: READ, Description: 'reads' });
  await create('User', { UserName: 'ann', Tags: [{ Key: 'team', Value: 'flights' }] });
  await create('Role', {
    RoleName: 'Writer',
    Path: '/team/',
    AssumeRolePolicyDocument: TRUST,
    Description: 'writes',
    PermissionsBoundary: POLICY_ARN,
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', POLICY_ARN],
    Policies: [{ PolicyName: 'own', PolicyDocument: READ }],
  });
  await create('Policy', { PolicyName: 'more', PolicyDocument: READ, Roles: ['Writer'] });
  return cloud;
}

async function call(operation: string, input: object = {}): Promise<Record<string, unknown>> {
  const cloud = await account();
  return await cloud.call(rootCaller(cloud), 'iam', operation, input);
}

const encoded = (document: object): string => encodeURIComponent(JSON.stringify(document));

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
test.each<[string, object, object]>([
  [
    'GetRole',
    { RoleName: 'Writer' },
    {
      Role: expect.objectContaining({
        Path: '/team/',
        RoleName: 'Writer',
        Arn: 'arn:aws:iam::123456789012:role/team/Writer',
        AssumeRolePolicyDocument: encoded(TRUST),
        Description: 'writes',
        MaxSessionDuration: 3600,
        PermissionsBoundary: { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: POLICY_ARN },
      }),
    },
  ],
  ['ListRoles', { PathPrefix: '/team/' }, { Roles: [expect.objectContaining({ RoleName: 'Writer' })], IsTruncated: false }],
  ['ListRolePolicies', { RoleName: 'Writer' }, { PolicyNames: ['more', 'own'], IsTruncated: false }],
  ['GetRolePolicy', { RoleName: 'Writer', PolicyName: 'own' }, { RoleName: 'Writer', PolicyName: 'own', PolicyDocument: encoded(READ) }],
  [
    'ListAttachedRolePolicies',
    { RoleName: 'Writer', PathPrefix: '/service-role/' },
    {
      AttachedPolicies: [
        { PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' },
      ],
      IsTruncated: false,
    },
  ],
  [
    'GetPolicy',
    { PolicyArn: POLICY_ARN },
    {
      Policy: expect.objectContaining({
        PolicyName: 'read',
        Path: '/team/',
        DefaultVersionId: 'v1',
        AttachmentCount: 1,
        PermissionsBoundaryUsageCount: 1,
        Description: 'reads',
      }),
    },
  ],
  ['GetPolicyVersion', { PolicyArn: POLICY_ARN, VersionId: 'v1' }, { PolicyVersion: expect.objectContaining({ Document: encoded(READ) }) }],
  ['ListPolicies', { Scope: 'Local' }, { Policies: [expect.objectContaining({ Arn: POLICY_ARN })], IsTruncated: false }],
  ['GetUser', { UserName: 'ann' }, { User: expect.objectContaining({ UserName: 'ann', Tags: [{ Key: 'team', Value: 'flights' }] }) }],
  ['ListUsers', {}, { Users: [expect.objectContaining({ Arn: 'arn:aws:iam::123456789012:user/ann' })], IsTruncated: false }],
  ['ListGroupsForUser', { UserName: 'ann' }, { Groups: [], IsTruncated: false }],
])('%s of %j answers as AWS does', async (operation, input, expected) => {
  expect(await call(operation, input)).toEqual(expected);
});

test('lists come in pages', async () => {
  const first = await call('ListRoles', { MaxItems: 1 });
  expect(first).toMatchObject({ Roles: [{ RoleName: 'Reader' }], IsTruncated: true, Marker: expect.any(String) });
  expect(await call('ListRoles', { MaxItems: 1, Marker: first.Marker })).toMatchObject({
    Roles: [{ RoleName: 'Writer' }],
    IsTruncated: false,
  });
});

test.each<[string, object, string]>([
  ['GetRole', { RoleName: 'Nobody' }, 'The role with name Nobody cannot be found.'],
  ['GetRolePolicy', { RoleName: 'Writer', PolicyName: 'no' }, 'The role policy with name no cannot be found.'],
  ['GetPolicy', { PolicyArn: 'arn:aws:iam::123456789012:policy/no' }, 'Policy arn:aws:iam::123456789012:policy/no does not exist'],
  ['GetPolicyVersion', { PolicyArn: POLICY_ARN, VersionId: 'v2' }, 'version v2 does not exist'],
])('%s of what does not exist is NoSuchEntity', async (operation, input, message) => {
  await expect(call(operation, input)).rejects.toMatchObject({ code: 'NoSuchEntity', message: expect.stringContaining(message) });
});

test('all policies of AWS are not listed, and nothing is written', async () => {
  await expect(call('ListPolicies')).rejects.toThrow('local mode does not emulate iam:ListPolicies with the scope All: only Local is');
  await expect(call('CreateRole')).rejects.toThrow('local mode does not emulate the operation iam:CreateRole');
});

test('reading needs a permission', async () => {
  const cloud = await account();
  const session = { kind: 'role', arn: 'arn:aws:sts::123456789012:assumed-role/Reader/s', roleName: 'Reader' } as const;
  await expect(cloud.call(session, 'iam', 'GetRole', { RoleName: 'Reader' })).rejects.toThrow(`iam:GetRole on resource: ${ROLE_ARN}`);
});

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
test('SimulatePrincipalPolicy decides each action on each resource', async () => {
  const PolicySourceArn = 'arn:aws:iam::123456789012:role/team/Writer';
  const objects = ['arn:aws:s3:::lake/a', 'arn:aws:s3:::other/a'];
  const { EvaluationResults: results } = await call('SimulatePrincipalPolicy', {
    PolicySourceArn,
    ActionNames: ['s3:GetObject', 'logs:PutLogEvents'],
    ResourceArns: objects,
  });
  const decisions = (results as { EvalActionName: string; EvalDecision: string }[]).map((each) => [each.EvalActionName, each.EvalDecision]);
  // The boundary allows nothing but reading the lake.
  expect(decisions).toEqual([
    ['s3:GetObject', 'allowed'],
    ['s3:GetObject', 'implicitDeny'],
    ['logs:PutLogEvents', 'implicitDeny'],
    ['logs:PutLogEvents', 'implicitDeny'],
  ]);
});
