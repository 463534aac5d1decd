import type {
  CreateTableCommandInput,
  DescribeTableCommandInput,
  ListTagsOfResourceCommandInput,
  TableDescription,
  UpdateTimeToLiveCommandInput,
} from '@aws-sdk/client-dynamodb';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext, Operation } from '../core/service';
import { stableUuid } from '../core/stable-uuid';
import { supportedInput } from '../core/supported-input';
import { createTable, deleteTable } from './create-table';
import { engine } from './engine';
import type { TableSettings } from './table-registry';
import { tableNameOf, tableRegistry } from './table-registry';
import { setTimeToLive } from './time-to-live';

const DEFINITION = ['AttributeDefinitions', 'KeySchema', 'BillingMode', 'ProvisionedThroughput'];
const INDEXES = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];
const OPTIONS = ['StreamSpecification', 'SSESpecification', 'DeletionProtectionEnabled', 'Tags'];

/** Operations on whole tables. */
export const TABLE_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateTable: supportedInput('dynamodb:CreateTable', ['TableName', ...DEFINITION, ...INDEXES, ...OPTIONS], create),
  DeleteTable: supportedInput('dynamodb:DeleteTable', ['TableName'], async ({ TableName }: DescribeTableCommandInput, context) =>
    deleteTable(context.cloud, checked(context, 'DeleteTable', TableName)),
  ),
  DescribeTable: supportedInput('dynamodb:DescribeTable', ['TableName'], async ({ TableName }: DescribeTableCommandInput, context) => ({
    Table: await describe(context.cloud, checked(context, 'DescribeTable', TableName)),
  })),
  ListTables: supportedInput('dynamodb:ListTables', ['ExclusiveStartTableName', 'Limit'], async (input: object, context) => {
    context.authorize({ action: 'dynamodb:ListTables', resource: '*' });
    return await engine(context.cloud).run('ListTables', input);
  }),
  ListTagsOfResource: supportedInput('dynamodb:ListTagsOfResource', ['ResourceArn', 'NextToken'], async (input, context) => {
    const name = checked(context, 'ListTagsOfResource', (input as ListTagsOfResourceCommandInput).ResourceArn);
    await describe(context.cloud, name);
    return { Tags: tableRegistry(context.cloud).get(name)?.tags ?? [] };
  }),
  DescribeTimeToLive: supportedInput('dynamodb:DescribeTimeToLive', ['TableName'], describeTimeToLive),
  UpdateTimeToLive: supportedInput('dynamodb:UpdateTimeToLive', ['TableName', 'TimeToLiveSpecification'], updateTimeToLive),
};

async function create(input: CreateTableCommandInput, context: CallContext): Promise<object> {
  const { StreamSpecification: stream, SSESpecification: encryption, DeletionProtectionEnabled, Tags, ...definition } = input;
  const name = checked(context, 'CreateTable', input.TableName);
  await createTable(context.cloud, name, definition, {
    streamViewType: stream?.StreamEnabled ? stream.StreamViewType : undefined,
    kmsKeyId: encryption?.KMSMasterKeyId,
    deletionProtected: DeletionProtectionEnabled,
    tags: Tags,
  });
  return { TableDescription: await describe(context.cloud, name) };
}

async function describe(cloud: Cloud, TableName: string): Promise<TableDescription> {
  const { Table } = await engine(cloud).run<{ Table: TableDescription }>('DescribeTable', { TableName });
  // The ids that Dynalite makes are four digits too short for a UUID.
  const TableId = stableUuid(cloud.arn('dynamodb', `table/${TableName}`));
  return { ...Table, TableId, ...describeSettings(cloud, tableRegistry(cloud).get(TableName)) };
}

function describeSettings(cloud: Cloud, settings: TableSettings | undefined): Partial<TableDescription> {
  const { createdAt, stream, kmsKeyId, deletionProtected = false } = settings ?? {};
  const keyArn = kmsKeyId === undefined || kmsKeyId.startsWith('arn:') ? kmsKeyId : cloud.arn('kms', `key/${kmsKeyId}`);
  return {
    CreationDateTime: createdAt,
    DeletionProtectionEnabled: deletionProtected,
    ...(keyArn !== undefined && { SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: keyArn } }),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType },
      LatestStreamArn: stream.arn,
      LatestStreamLabel: stream.label,
    }),
  };
}

async function describeTimeToLive({ TableName }: DescribeTableCommandInput, context: CallContext): Promise<object> {
  const name = checked(context, 'DescribeTimeToLive', TableName);
  await describe(context.cloud, name);
  const attribute = tableRegistry(context.cloud).get(name)?.timeToLive?.attribute;
  return {
    TimeToLiveDescription: {
      TimeToLiveStatus: attribute === undefined ? 'DISABLED' : 'ENABLED',
      ...(attribute && { AttributeName: attribute }),
    },
  };
}

async function updateTimeToLive(input: UpdateTimeToLiveCommandInput, context: CallContext): Promise<object> {
  const name = checked(context, 'UpdateTimeToLive', input.TableName);
  await describe(context.cloud, name);
  const { AttributeName: attribute, Enabled: enabled = false } = input.TimeToLiveSpecification ?? { AttributeName: '' };
  const current = tableRegistry(context.cloud).get(name)?.timeToLive?.attribute;
  if (enabled === (current !== undefined)) {
    throw new AwsError('ValidationException', `TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
  }
  if (current !== undefined && current !== attribute) {
    throw new AwsError('ValidationException', `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`);
  }
  setTimeToLive(context.cloud, name, enabled ? attribute : undefined);
  return { TimeToLiveSpecification: input.TimeToLiveSpecification };
}

/** The table's name, once the caller may do `operation` to it. */
function checked({ cloud, authorize }: CallContext, operation: string, tableName: string | undefined): string {
  const name = tableNameOf(tableName);
  authorize({ action: `dynamodb:${operation}`, resource: cloud.arn('dynamodb', `table/${name}`) });
  return name;
}
