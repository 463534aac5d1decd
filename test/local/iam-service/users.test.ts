import type { Cloud } from '../../../local/core/cloud';
import type { Properties, ProvisionContext, Provisioned } from '../../../local/core/resource-provider';
import type { Caller } from '../../../local/core/service';
import { sessionStore } from '../../../local/iam-service/session-store';
import { cloudWithRole } from './cloud-with-role';

const CONTEXT = { partition: 'aws', account: '123456789012', physicalName: () => 'made-name' } as unknown as ProvisionContext;
const ANN: Caller = { kind: 'user', arn: 'arn:aws:iam::123456789012:user/ann', userName: 'ann' };
const READ = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } };

async function create(cloud: Cloud, type: string, properties: Properties): Promise<Provisioned> {
  const made = await cloud.provider(`AWS::IAM::${type}`)?.create(properties, CONTEXT);
  if (!made) {
    throw new Error(`no provider of ${type}`);
  }
  return made;
}

function mayRead(cloud: Cloud): boolean {
  try {
    cloud.ports.authorize(ANN, { action: 's3:GetObject', resource: 'arn:aws:s3:::lake/a' });
    return true;
  } catch {
    return false;
  }
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
test.each<[string, (cloud: Cloud) => Promise<unknown>, boolean]>([
  ['nothing', (cloud) => create(cloud, 'User', { UserName: 'ann' }), false],
  ['an inline policy', (cloud) => create(cloud, 'User', { UserName: 'ann', Policies: [{ PolicyName: 'p', PolicyDocument: READ }] }), true],
  [
    'a managed policy of AWS',
    (cloud) => create(cloud, 'User', { UserName: 'ann', ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] }),
    true,
  ],
  [
    'a boundary about something else',
    (cloud) =>
      create(cloud, 'User', {
        UserName: 'ann',
        Policies: [{ PolicyName: 'p', PolicyDocument: READ }],
        PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonSQSFullAccess',
      }),
    false,
  ],
  [
    'a group that it lists',
    async (cloud) => {
      await create(cloud, 'Group', { GroupName: 'readers', Policies: [{ PolicyName: 'p', PolicyDocument: READ }] });
      await create(cloud, 'User', { UserName: 'ann', Groups: ['readers'] });
    },
    true,
  ],
  [
    'a group that it was added to',
    async (cloud) => {
      await create(cloud, 'Group', { GroupName: 'readers' });
      await create(cloud, 'User', { UserName: 'ann' });
      await create(cloud, 'UserToGroupAddition', { GroupName: 'readers', Users: ['ann'] });
      await create(cloud, 'Policy', { PolicyName: 'p', PolicyDocument: READ, Groups: ['readers'] });
    },
    true,
  ],
  [
    'a policy that names it',
    async (cloud) => {
      await create(cloud, 'User', { UserName: 'ann' });
      await create(cloud, 'ManagedPolicy', { PolicyDocument: READ, Users: ['ann'] });
    },
    true,
  ],
  [
    'a policy on its own name',
    (cloud) => {
      const Condition = { StringEquals: { 'aws:username': 'ann', 'aws:PrincipalType': 'User', 'aws:PrincipalArn': ANN.arn } };
      const PolicyDocument = { ...READ, Statement: { ...READ.Statement, Condition } };
      return create(cloud, 'User', { UserName: 'ann', Policies: [{ PolicyName: 'p', PolicyDocument }] });
    },
    true,
  ],
])('a user with %s may read: %#', async (_name, make, expected) => {
  const cloud = cloudWithRole({});
  await make(cloud);
  expect(mayRead(cloud)).toBe(expected);
});

test('a user is out of a group when its addition is gone', async () => {
  const cloud = cloudWithRole({});
  await create(cloud, 'Group', { GroupName: 'readers', Policies: [{ PolicyName: 'p', PolicyDocument: READ }] });
  await create(cloud, 'User', { UserName: 'ann' });
  const { physicalId } = await create(cloud, 'UserToGroupAddition', { GroupName: 'readers', Users: ['ann'] });
  expect(mayRead(cloud)).toBe(true);
  await cloud.provider('AWS::IAM::UserToGroupAddition')?.delete(physicalId, {}, CONTEXT);
  expect(mayRead(cloud)).toBe(false);
});

test('an access key stands for its user, as long as it is active', async () => {
  const cloud = cloudWithRole({});
  await create(cloud, 'User', { UserName: 'ann' });
  const { physicalId, attributes } = await create(cloud, 'AccessKey', { UserName: 'ann' });
  expect(physicalId).toMatch(/^AKIA[0-9A-F]{16}$/);
  expect(sessionStore(cloud).find(physicalId)).toEqual({
    caller: ANN,
    credentials: { accessKeyId: physicalId, secretAccessKey: attributes?.SecretAccessKey, expiration: expect.any(Date) },
  });
  await cloud.provider('AWS::IAM::AccessKey')?.delete(physicalId, { UserName: 'ann' }, CONTEXT);
  expect(sessionStore(cloud).find(physicalId)?.credentials.sessionToken).toEqual(expect.any(String));
});

test('GetCallerIdentity tells a user its id', async () => {
  const cloud = cloudWithRole({});
  await create(cloud, 'User', { UserName: 'ann' });
  await expect(cloud.call(ANN, 'sts', 'GetCallerIdentity', {})).resolves.toMatchObject({
    Arn: ANN.arn,
    UserId: expect.stringMatching(/^AIDA/),
  });
});

test.each<[string, Properties, string]>([
  ['User', { Groups: ['none'] }, 'The group with name none cannot be found.'],
  ['AccessKey', { UserName: 'nobody' }, 'The user with name nobody cannot be found.'],
  ['ManagedPolicy', { PolicyDocument: READ, Groups: ['none'] }, 'The group with name none cannot be found.'],
])('fails for AWS::IAM::%s with %j', async (type, properties, message) => {
  await expect(Promise.resolve().then(() => create(cloudWithRole({}), type, properties))).rejects.toThrow(message);
});
