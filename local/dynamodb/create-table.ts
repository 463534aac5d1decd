import type { CreateTableCommandInput, DescribeTableCommandOutput, StreamViewType, Tag } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import { engine } from './engine';
import { tableRegistry } from './table-registry';
import { nextStream } from './table-streams';
import { setTimeToLive } from './time-to-live';

/** What a table consists of. */
export type TableDefinition = Pick<
  CreateTableCommandInput,
  'AttributeDefinitions' | 'KeySchema' | 'BillingMode' | 'ProvisionedThroughput' | 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes'
>;

/** Properties that `AWS::DynamoDB::Table` and `AWS::DynamoDB::GlobalTable` have in common. */
export const DEFINITION_PROPERTIES = [
  ...['TableName', 'AttributeDefinitions', 'KeySchema', 'BillingMode', 'StreamSpecification', 'TimeToLiveSpecification'],
  ...['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'SSESpecification'],
];

/** What can be changed of a table that exists. */
export interface TableOptions {
  /** Customer managed key that readers and writers need. @default - none */
  readonly kmsKeyId?: string;
  /** The table's own policy. @default - none */
  readonly policy?: PolicyDocument;
  /** What the table's stream tells of a change. @default - no stream */
  readonly streamViewType?: StreamViewType;
  /** Attribute with an item's time of expiry. @default - items never expire */
  readonly expiryAttribute?: string;
  /** @default false */
  readonly deletionProtected?: boolean;
  /** @default - none */
  readonly tags?: readonly Tag[];
}

/** Makes a table and waits until it is there. */
export async function createTable(cloud: Cloud, name: string, definition: TableDefinition, options: TableOptions): Promise<Provisioned> {
  if (tableRegistry(cloud).has(name)) {
    throw new AwsError('ResourceInUseException', `Table already exists: ${name}`);
  }
  await engine(cloud).run('CreateTable', { ...definition, TableName: name });
  while ((await describe(cloud, name)).Table?.TableStatus !== 'ACTIVE') {
    await new Promise((resolve) => setImmediate(resolve));
  }
  return setOptions(cloud, name, definition, options);
}

/** Applies options to a table; what they leave out is off. */
export function setOptions(
  cloud: Cloud,
  name: string,
  { KeySchema }: Pick<TableDefinition, 'KeySchema'>,
  options: TableOptions,
): Provisioned {
  const { streamViewType, expiryAttribute, ...checks } = options;
  const previous = tableRegistry(cloud).get(name);
  tableRegistry(cloud).set(name, {
    ...checks,
    createdAt: previous?.createdAt ?? cloud.clock.date(),
    partitionKey: KeySchema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '',
    stream: nextStream(cloud, name, streamViewType, previous?.stream),
    timeToLive: previous?.timeToLive,
  });
  setTimeToLive(cloud, name, expiryAttribute);
  return provisionedTable(cloud, name);
}

/** Removes a table with its items; its stream can still be read. */
export async function deleteTable(cloud: Cloud, name: string): Promise<object> {
  const settings = tableRegistry(cloud).get(name);
  if (settings?.deletionProtected) {
    throw new AwsError(
      'ValidationException',
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
    );
  }
  const answer = await engine(cloud).run<object>('DeleteTable', { TableName: name });
  setTimeToLive(cloud, name, undefined);
  nextStream(cloud, name, undefined, settings?.stream);
  tableRegistry(cloud).delete(name);
  return answer;
}

/** What a template sees of a table: its name, ARN and stream. */
function provisionedTable(cloud: Cloud, name: string): Provisioned {
  const stream = tableRegistry(cloud).get(name)?.stream;
  return { physicalId: name, attributes: { Arn: cloud.arn('dynamodb', `table/${name}`), ...(stream && { StreamArn: stream.arn }) } };
}

/** Whether an update changes what a table consists of, which here only a new table can. */
export function isRedefined(properties: Properties, previous: Properties): boolean {
  const parts = ['AttributeDefinitions', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];
  return parts.some((part) => JSON.stringify(properties[part]) !== JSON.stringify(previous[part]));
}

/** Stream and time to live as templates write them. */
export function templateOptions(properties: Properties): Pick<TableOptions, 'streamViewType' | 'expiryAttribute'> {
  const stream = properties.StreamSpecification as { StreamViewType?: StreamViewType } | undefined;
  const timeToLive = properties.TimeToLiveSpecification as { AttributeName?: string; Enabled: boolean | string } | undefined;
  return {
    streamViewType: stream?.StreamViewType,
    ...(String(timeToLive?.Enabled) === 'true' && { expiryAttribute: timeToLive?.AttributeName }),
  };
}

function describe(cloud: Cloud, TableName: string): Promise<DescribeTableCommandOutput> {
  return engine(cloud).run('DescribeTable', { TableName });
}
