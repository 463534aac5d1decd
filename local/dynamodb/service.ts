import type {
  BatchGetItemCommandInput,
  BatchWriteItemCommandInput,
  DescribeTableCommandInput,
  KeysAndAttributes,
  WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext, Operation, Service } from '../core/service';
import { engine } from './engine';
import type { Item, TableAccess } from './table-access';
import { authorizeTable } from './table-access';
import { tableNameOf } from './table-registry';

interface TableInput {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

/** DynamoDB: Dynalite's tables with IAM in front. What Dynalite has not, such as transactions, is not emulated. */
export function createDynamoDb(cloud: Cloud): Service {
  return {
    signingName: 'dynamodb',
    operations: {
      GetItem: onTable('GetItem'),
      PutItem: onTable('PutItem'),
      UpdateItem: onTable('UpdateItem'),
      DeleteItem: onTable('DeleteItem'),
      Query: onTable('Query'),
      Scan: onTable('Scan'),
      BatchGetItem: batchGetItem,
      BatchWriteItem: batchWriteItem,
      DescribeTable: describeTable,
      ListTables: listTables,
    },
    stop: () => engine(cloud).stop(),
  };
}

function onTable(name: string): Operation {
  return async (input: TableInput, context) => {
    const { TableName: tableName, IndexName: indexName, Key, Item } = input;
    if (input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD') {
      throw new NotEmulated(`the parameter ReturnValuesOnConditionCheckFailure of ${name}`);
    }
    authorizeTable(context, { action: `dynamodb:${name}`, tableName, indexName, items: [Key ?? Item] });
    return await engine(context.cloud).run(name, { ...input, TableName: tableNameOf(tableName) });
  };
}

const batchGetItem = async (input: BatchGetItemCommandInput, context: CallContext): Promise<object> => {
  const keys = (table: KeysAndAttributes): TableAccess['items'] => table.Keys;
  return await runBatch('BatchGetItem', input, input.RequestItems ?? {}, keys, context);
};

const batchWriteItem = async (input: BatchWriteItemCommandInput, context: CallContext): Promise<object> => {
  const items = (requests: WriteRequest[]): TableAccess['items'] =>
    requests.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key);
  return await runBatch('BatchWriteItem', input, input.RequestItems ?? {}, items, context);
};

async function runBatch<Requests>(
  name: string,
  input: object,
  requestItems: Readonly<Record<string, Requests>>,
  itemsOf: (requests: Requests) => TableAccess['items'],
  context: CallContext,
): Promise<object> {
  const tables = Object.entries(requestItems);
  for (const [tableName, requests] of tables) {
    authorizeTable(context, { action: `dynamodb:${name}`, tableName, items: itemsOf(requests) });
  }
  const RequestItems = Object.fromEntries(tables.map(([tableName, requests]) => [tableNameOf(tableName), requests]));
  return await engine(context.cloud).run(name, { ...input, RequestItems });
}

const describeTable = async (input: DescribeTableCommandInput, context: CallContext): Promise<object> => {
  const TableName = tableNameOf(input.TableName);
  context.authorize({ action: 'dynamodb:DescribeTable', resource: context.cloud.arn('dynamodb', `table/${TableName}`) });
  return await engine(context.cloud).run('DescribeTable', { TableName });
};

const listTables = async (input: object, context: CallContext): Promise<object> => {
  context.authorize({ action: 'dynamodb:ListTables', resource: '*' });
  return await engine(context.cloud).run('ListTables', input);
};
