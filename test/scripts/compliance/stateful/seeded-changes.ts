/** A template, as the seeded changes edit it. */
export interface EditedTemplate {
  readonly Resources: Record<string, EditedResource>;
  readonly Conditions?: Record<string, unknown>;
}

/** A resource of it. */
export interface EditedResource {
  Type: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Condition?: string;
  Properties: Record<string, unknown>;
}

/** An edit of the first resource of a type whose logical id matches, in the first stack that has one. */
export interface SeededChange {
  readonly title: string;
  readonly type: string;
  /** Part of the logical id. */
  readonly id?: RegExp;
  readonly edit: (resource: EditedResource, template: EditedTemplate, id: string) => void;
}

const set =
  (property: string, value: unknown): SeededChange['edit'] =>
  ({ Properties }) => {
    Properties[property] = value;
  };
const drop =
  (property: string): SeededChange['edit'] =>
  ({ Properties }) => {
    Reflect.deleteProperty(Properties, property);
  };
const remove: SeededChange['edit'] = (_, { Resources }, id) => {
  Reflect.deleteProperty(Resources, id);
};
const rename: SeededChange['edit'] = (resource, { Resources }, id) => {
  Reflect.deleteProperty(Resources, id);
  Resources[`${id}Renamed`] = resource;
};
const policy =
  (name: 'DeletionPolicy' | 'UpdateReplacePolicy', value: string | undefined): SeededChange['edit'] =>
  (resource) => {
    if (value === undefined) {
      Reflect.deleteProperty(resource, name);
    } else {
      resource[name] = value;
    }
  };

const TABLE = 'AWS::DynamoDB::Table';
const BUCKET = 'AWS::S3::Bucket';
const KEY = 'AWS::KMS::Key';
const LOGS = 'AWS::Logs::LogGroup';
const ENDPOINT = 'AWS::SageMaker::Endpoint';
const GROUP = 'AWS::SageMaker::ModelPackageGroup';
const PARAMETER = 'AWS::SSM::Parameter';

const expireAfter = (days: number, prefix?: string): object => ({
  Rules: [{ Status: 'Enabled', ExpirationInDays: days, ...(prefix !== undefined && { Prefix: prefix }) }],
});
const keyPolicy = (statement: object): object => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] });
const ROOT = { AWS: 'arn:aws:iam::111122223333:root' };

/** Changes that lose data, keys, versions, names or their protection. */
export const UNSAFE_CHANGES: readonly SeededChange[] = [
  { title: 'a bucket gets another logical id', type: BUCKET, edit: rename },
  { title: 'a bucket is removed', type: BUCKET, edit: remove },
  { title: 'a bucket gets a name', type: BUCKET, edit: set('BucketName', 'plumbline-raw') },
  { title: 'a bucket becomes a table bucket', type: BUCKET, edit: (resource) => (resource.Type = 'AWS::S3Tables::TableBucket') },
  { title: 'a bucket is deleted with its stack', type: BUCKET, edit: policy('DeletionPolicy', 'Delete') },
  { title: 'a bucket has no policy of deletion', type: BUCKET, edit: policy('DeletionPolicy', undefined) },
  { title: 'a bucket is deleted when it is replaced', type: BUCKET, edit: policy('UpdateReplacePolicy', 'Delete') },
  { title: 'a bucket keeps no versions', type: BUCKET, edit: set('VersioningConfiguration', { Status: 'Suspended' }) },
  { title: 'a bucket has no encryption of its own', type: BUCKET, id: /Raw/, edit: drop('BucketEncryption') },
  {
    title: 'a bucket takes another key',
    type: BUCKET,
    id: /Raw/,
    edit: set('BucketEncryption', {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/aws/s3' } }],
    }),
  },
  { title: 'a bucket deletes its objects', type: BUCKET, id: /Raw/, edit: set('LifecycleConfiguration', expireAfter(30)) },
  { title: 'a bucket deletes some of its objects', type: BUCKET, id: /Raw/, edit: set('LifecycleConfiguration', expireAfter(30, 'a/')) },
  { title: 'logs of access are deleted sooner', type: BUCKET, id: /AccessLogs/, edit: set('LifecycleConfiguration', expireAfter(30)) },
  { title: 'a locked bucket has no lock', type: BUCKET, id: /AuditCopies/, edit: drop('ObjectLockEnabled') },
  { title: 'a locked bucket has no rule of locking', type: BUCKET, id: /AuditCopies/, edit: drop('ObjectLockConfiguration') },
  { title: 'a table gets another logical id', type: TABLE, edit: rename },
  { title: 'a table is removed', type: TABLE, edit: remove },
  { title: 'a table has another key', type: TABLE, edit: set('KeySchema', [{ AttributeName: 'dataset', KeyType: 'HASH' }]) },
  { title: 'a table gets a name', type: TABLE, edit: set('TableName', 'ledger') },
  {
    title: 'a key attribute has another type',
    type: TABLE,
    edit: ({ Properties }) => {
      const [first, ...rest] = Properties['AttributeDefinitions'] as object[];
      Properties['AttributeDefinitions'] = [{ ...first, AttributeType: 'B' }, ...rest];
    },
  },
  { title: 'a table may be deleted', type: TABLE, edit: set('DeletionProtectionEnabled', false) },
  {
    title: 'a table has no backups',
    type: TABLE,
    edit: set('PointInTimeRecoverySpecification', { PointInTimeRecoveryEnabled: false }),
  },
  { title: 'a table has no word on backups', type: TABLE, edit: drop('PointInTimeRecoverySpecification') },
  { title: "a table takes AWS's own key", type: TABLE, edit: set('SSESpecification', { SSEEnabled: false }) },
  { title: 'rows of a table expire', type: TABLE, edit: set('TimeToLiveSpecification', { AttributeName: 'expires', Enabled: true }) },
  { title: 'a key is removed', type: KEY, edit: remove },
  { title: 'a key gets another logical id', type: KEY, edit: rename },
  { title: 'a key is deleted with its stack', type: KEY, edit: policy('DeletionPolicy', 'Delete') },
  { title: 'a key is disabled', type: KEY, edit: set('Enabled', false) },
  { title: 'a key has another spec', type: KEY, id: /Sign/, edit: set('KeySpec', 'ECC_NIST_P384') },
  { title: 'a key is deleted sooner', type: KEY, edit: set('PendingWindowInDays', 7) },
  { title: 'the account is locked out of a key', type: KEY, edit: set('KeyPolicy', keyPolicy({ Action: 'kms:Decrypt', Principal: ROOT })) },
  {
    title: 'a role alone administers a key',
    type: KEY,
    edit: set('KeyPolicy', keyPolicy({ Action: 'kms:*', Principal: { AWS: 'arn:aws:iam::111122223333:role/admin' } })),
  },
  {
    title: 'the account administers a key on one condition',
    type: KEY,
    edit: set('KeyPolicy', keyPolicy({ Action: 'kms:*', Principal: ROOT, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })),
  },
  { title: 'a log group gets a name', type: LOGS, edit: set('LogGroupName', '/plumbline/flows') },
  { title: 'a log group keeps its events a day', type: LOGS, edit: set('RetentionInDays', 1) },
  { title: 'a log group is read under another key', type: LOGS, edit: drop('KmsKeyId') },
  { title: 'an endpoint has another name', type: ENDPOINT, edit: set('EndpointName', 'flight-delay') },
  { title: 'an endpoint gets another logical id', type: ENDPOINT, edit: rename },
  {
    title: 'an endpoint exists on another condition',
    type: ENDPOINT,
    edit: ({ Condition = '' }, { Conditions = {} }) => (Conditions[Condition] = { 'Fn::Equals': ['a', 'b'] }),
  },
  { title: 'versions lose their group', type: GROUP, edit: remove },
  { title: 'a group of versions has another description', type: GROUP, edit: set('ModelPackageGroupDescription', 'another text') },
  { title: 'the parameter of the live model has another name', type: PARAMETER, edit: set('Name', '/plumbline/live') },
  { title: 'the live model is written over', type: PARAMETER, edit: set('Value', 'latest') },
  { title: 'the network has other addresses', type: 'AWS::EC2::VPC', edit: set('CidrBlock', '10.99.0.0/20') },
  { title: 'a subnet moves to another zone', type: 'AWS::EC2::Subnet', edit: set('AvailabilityZone', 'us-east-1f') },
  { title: 'a database has another name', type: 'AWS::Glue::Database', edit: set('DatabaseInput', { Name: 'other' }) },
  { title: 'a data set has another name', type: 'AWS::Glue::Table', edit: set('TableInput', { Name: 'other' }) },
  { title: 'failed events are kept an hour', type: 'AWS::SQS::Queue', edit: set('MessageRetentionPeriod', 3600) },
  { title: 'those who are told lose their topic', type: 'AWS::SNS::Topic', edit: set('TopicName', 'alerts') },
  { title: 'clients lose the address of predictions', type: 'AWS::ApiGatewayV2::Api', edit: remove },
];

/** Changes that keep everything. */
export const SAFE_CHANGES: readonly SeededChange[] = [
  {
    title: 'a bucket is added',
    type: BUCKET,
    edit: (resource, { Resources }) => (Resources['Another'] = structuredClone(resource)),
  },
  { title: 'a bucket has a tag', type: BUCKET, edit: set('Tags', [{ Key: 'owner', Value: 'lake' }]) },
  { title: 'logs of access are kept longer', type: BUCKET, id: /AccessLogs/, edit: set('LifecycleConfiguration', expireAfter(730)) },
  { title: 'a bucket deletes nothing any more', type: BUCKET, id: /AccessLogs/, edit: drop('LifecycleConfiguration') },
  { title: 'a table has another index', type: TABLE, edit: set('GlobalSecondaryIndexes', []) },
  { title: 'a table has another way of billing', type: TABLE, edit: set('BillingMode', 'PROVISIONED') },
  {
    title: 'a table has one more attribute',
    type: TABLE,
    edit: ({ Properties }) =>
      (Properties['AttributeDefinitions'] = [
        ...(Properties['AttributeDefinitions'] as object[]),
        { AttributeName: 'owner', AttributeType: 'S' },
      ]),
  },
  { title: 'a key has another description', type: KEY, edit: set('Description', 'another text') },
  {
    title: 'a key lets another service use it',
    type: KEY,
    edit: ({ Properties }) => {
      const { Statement } = Properties['KeyPolicy'] as { Statement: object[] };
      Statement.push({ Effect: 'Allow', Action: 'kms:Decrypt', Principal: { Service: 'logs.amazonaws.com' }, Resource: '*' });
    },
  },
  { title: 'a log group keeps its events longer', type: LOGS, edit: set('RetentionInDays', 3653) },
  { title: 'an endpoint has another config', type: ENDPOINT, edit: set('EndpointConfigName', 'another') },
  { title: 'failed events are kept longer', type: 'AWS::SQS::Queue', edit: set('MessageRetentionPeriod', 1_209_600) },
  { title: 'the parameter has another description', type: PARAMETER, edit: set('Description', 'another text') },
];
