import type { CreateTableCommandInput, DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import { engine } from './engine';
import { tableRegistry } from './table-registry';

type TableDefinition = Omit<CreateTableCommandInput, 'TableName' | 'SSESpecification'>;

/** Properties that `AWS::DynamoDB::Table` and `AWS::DynamoDB::GlobalTable` have in common. */
export const DEFINITION_PROPERTIES = [
  ...['TableName', 'AttributeDefinitions', 'KeySchema', 'BillingMode'],
  ...['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'SSESpecification'],
];

/** What a table's readers and writers are checked against. */
export interface TableGuards {
  /** Customer managed key that they need. @default - none */
  readonly kmsKeyId?: string;
  /** The table's own policy. @default - none */
  readonly policy?: PolicyDocument;
}

/** Makes a table and waits until it is there. */
export async function createTable(cloud: Cloud, name: string, definition: TableDefinition, guards: TableGuards): Promise<Provisioned> {
  await engine(cloud).run('CreateTable', { ...definition, TableName: name });
  while ((await describe(cloud, name)).Table?.TableStatus !== 'ACTIVE') {
    await new Promise((resolve) => setImmediate(resolve));
  }
  setGuards(cloud, name, definition, guards);
  return provisionedTable(cloud, name);
}

/** Remembers the table's key and policy, for the checks of its readers and writers. */
export function setGuards(cloud: Cloud, name: string, { KeySchema }: Pick<TableDefinition, 'KeySchema'>, guards: TableGuards): void {
  const partitionKey = KeySchema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  tableRegistry(cloud).set(name, { partitionKey, ...guards });
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
