import type { CreateTableCommandInput, DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned } from '../core/resource-provider';
import { engine } from './engine';
import { tableRegistry } from './table-registry';

type TableDefinition = Omit<CreateTableCommandInput, 'TableName' | 'SSESpecification'>;

/** Properties that `AWS::DynamoDB::Table` and `AWS::DynamoDB::GlobalTable` have in common. */
export const DEFINITION_PROPERTIES = [
  ...['TableName', 'AttributeDefinitions', 'KeySchema', 'BillingMode'],
  ...['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'SSESpecification'],
];

/** Makes a table and waits until it is there; `kmsKeyId` is the customer managed key that readers and writers need. */
export async function createTable(cloud: Cloud, name: string, definition: TableDefinition, kmsKeyId?: string): Promise<Provisioned> {
  await engine(cloud).run('CreateTable', { ...definition, TableName: name });
  while ((await describe(cloud, name)).Table?.TableStatus !== 'ACTIVE') {
    await new Promise((resolve) => setImmediate(resolve));
  }
  setKmsKey(cloud, name, definition, kmsKeyId);
  return provisionedTable(cloud, name);
}

/** Remembers the table's key, for the checks of its readers and writers. */
export function setKmsKey(cloud: Cloud, name: string, { KeySchema }: Pick<TableDefinition, 'KeySchema'>, kmsKeyId?: string): void {
  const partitionKey = KeySchema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  tableRegistry(cloud).set(name, { partitionKey, kmsKeyId });
}

/** Removes a table with its items. */
export async function deleteTable(cloud: Cloud, name: string): Promise<void> {
  await engine(cloud).run('DeleteTable', { TableName: name });
  tableRegistry(cloud).delete(name);
}

/** What a template sees of a table: its name and ARN; there is no stream. */
export function provisionedTable(cloud: Cloud, name: string): Provisioned {
  return { physicalId: name, attributes: { Arn: cloud.arn('dynamodb', `table/${name}`) } };
}

/** Whether an update changes what a table consists of, which here only a new table can. */
export function isRedefined(properties: Properties, previous: Properties): boolean {
  const parts = ['AttributeDefinitions', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];
  return parts.some((part) => JSON.stringify(properties[part]) !== JSON.stringify(previous[part]));
}

function describe(cloud: Cloud, TableName: string): Promise<DescribeTableCommandOutput> {
  return engine(cloud).run('DescribeTable', { TableName });
}
