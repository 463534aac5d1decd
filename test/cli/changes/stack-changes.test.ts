import { changeReport } from '../../../cli/changes/change-report';
import type { StackChanges } from '../../../cli/changes/stack-changes';
import { stackChanges } from '../../../cli/changes/stack-changes';

const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'model', KeyType: 'HASH' }] } };
const BUCKET = { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' };

function policy(actions: string[]) {
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::lake/raw/*' }];
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Version: '2012-10-17', Statement }, Roles: ['Reader'] } };
}

function changes(before: object, after: object): StackChanges {
  return stackChanges('Production-Lake', { Resources: before }, { Resources: after });
}

test('the same template changes nothing', () => {
  expect(changes({ TABLE, BUCKET }, { TABLE, BUCKET })).toEqual({ permissions: [], broadened: false, resources: [] });
});

test('tells a replacement, a deletion, an orphan, a new resource and an update apart', () => {
  const replaced = { ...TABLE, Properties: { KeySchema: [{ AttributeName: 'dataset', KeyType: 'HASH' }] } };
  const updated = { ...BUCKET, Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
  const before = { Ledger: TABLE, Raw: BUCKET, Old: BUCKET, Queue: { Type: 'AWS::SQS::Queue' } };
  const { resources } = changes(before, { Ledger: replaced, Raw: updated, New: BUCKET });
  expect(resources.map(({ logicalId, impact, properties }) => [logicalId, impact, ...properties])).toEqual(
    expect.arrayContaining([
      ['Ledger', 'replace', 'KeySchema'],
      ['Raw', 'update', 'VersioningConfiguration'],
      ['New', 'create'],
      ['Old', 'orphan'],
      ['Queue', 'delete'],
    ]),
  );
});

test('names a statement that comes, and says that permissions broaden', () => {
  const { permissions, broadened } = changes({ P: policy(['s3:GetObject']) }, { P: policy(['s3:GetObject', 's3:DeleteObject']) });
  expect(broadened).toBe(true);
  expect(permissions.map(({ change, effect, action }) => [change, effect, action.split('\n')])).toEqual([
    ['+', 'Allow', ['s3:DeleteObject', 's3:GetObject']],
    ['-', 'Allow', ['s3:GetObject']],
  ]);
});

test('names a managed policy that a role gets', () => {
  const role = (ManagedPolicyArns: string[]) => ({ Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns } });
  const { permissions } = changes({ Role: role([]) }, { Role: role(['arn:aws:iam::aws:policy/AdministratorAccess']) });
  expect(permissions).toEqual([
    expect.objectContaining({ change: '+', effect: 'Managed', action: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
  ]);
});

test('names traffic that is let in', () => {
  const Properties = { GroupId: 'sg-1', CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };
  const { permissions } = changes({}, { Open: { Type: 'AWS::EC2::SecurityGroupIngress', Properties } });
  expect(permissions).toEqual([
    expect.objectContaining({ change: '+', effect: 'Traffic', principal: 'Everyone (IPv4)', action: 'in TCP 22', resource: 'sg-1' }),
  ]);
});

test('a default of a parameter is a change too, for it may decide which resources there are', () => {
  const template = (Default: string) => ({ Parameters: { ModelPackageArn: { Type: 'String', Default } }, Resources: {} });
  expect(stackChanges('Endpoint', template('a'), template('b')).resources).toEqual([
    { stack: 'Endpoint', impact: 'update', type: 'parameters', logicalId: 'ModelPackageArn', properties: [] },
  ]);
});

test('the report begins with what matters most: permissions, then security resources, then what is lost', () => {
  const topic = { Type: 'AWS::SNS::Topic' };
  const report = changeReport([
    changes({ Ledger: TABLE, P: policy(['s3:GetObject']) }, { Topic: topic, P: policy(['s3:PutObject']) }),
    changes({ TABLE }, { TABLE }),
  ]);
  expect(report.split('\n')).toEqual([
    '1 of 2 stacks change; permissions broaden; 1 resources are replaced, deleted or orphaned',
    '',
    'Permissions and traffic',
    expect.stringMatching(/^change +stack +effect +principal +action +resource$/),
    expect.stringMatching(/^\+ +Production-Lake +Allow .* s3:PutObject /),
    expect.stringMatching(/^- +Production-Lake +Allow .* s3:GetObject /),
    '',
    'Resources',
    expect.stringMatching(/^impact +security +stack +type +resource +properties$/),
    expect.stringMatching(/^update +yes +Production-Lake +AWS::IAM::ManagedPolicy +P +PolicyDocument$/),
    expect.stringMatching(/^delete +Production-Lake +AWS::DynamoDB::Table +Ledger$/),
    expect.stringMatching(/^create +Production-Lake +AWS::SNS::Topic +Topic$/),
  ]);
});

test('a report without changes is one line', () => {
  expect(changeReport([changes({ TABLE }, { TABLE })])).toBe(
    '0 of 1 stacks change; no permission broadens; 0 resources are replaced, deleted or orphaned',
  );
});
