import type {
  BatchGetItemCommandInput,
  BatchWriteItemCommandInput,
  KeysAndAttributes,
  TransactGetItemsCommandInput,
  TransactWriteItemsCommandInput,
  WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext, Operation } from '../core/service';
import { engine } from './engine';
import { queryOrScan } from './read-index';
import type { AttributeRequest, Item } from './condition-keys';
import type { TableAccess } from './table-access';
import { authorizeTable } from './table-access';
import { tableNameOf } from './table-registry';
import { actionOf, transactGetItems, transactWriteItems } from './transactions';
import type { WriteOperation } from './write-items';
import { batchWriteItems, writeItem } from './write-items';

interface TableInput extends AttributeRequest {
  readonly TableName?: string;
  readonly Key?: Item;
  readonly Item?: Item;
}

/** What an action of a transaction needs beside `dynamodb:<action>Item`. */
const ENCLOSING = 'dynamodb:EnclosingOperation';

/** Operations on items. */
export const ITEM_OPERATIONS: Readonly<Record<string, Operation>> = {
  GetItem: reading((cloud, input) => engine(cloud).run('GetItem', input), 'GetItem'),
  Query: reading((cloud, input) => queryOrScan(cloud, 'Query', input), 'Query'),
  Scan: reading((cloud, input) => queryOrScan(cloud, 'Scan', input), 'Scan'),
  PutItem: writing('PutItem'),
  UpdateItem: writing('UpdateItem'),
  DeleteItem: writing('DeleteItem'),
  BatchGetItem: async (input: BatchGetItemCommandInput, context) => {
    const keys = (table: KeysAndAttributes): TableAccess['items'] => table.Keys;
    const RequestItems = byTableName('BatchGetItem', input.RequestItems ?? {}, keys, context);
    return await engine(context.cloud).run('BatchGetItem', { ...input, RequestItems });
  },
  BatchWriteItem: async (input: BatchWriteItemCommandInput, context) => {
    const RequestItems = byTableName('BatchWriteItem', input.RequestItems ?? {}, writtenItems, context);
    return await batchWriteItems(context.cloud, { ...withoutMetrics(input), RequestItems });
  },
  TransactGetItems: async (input: TransactGetItemsCommandInput, context) => {
    const TransactItems = (input.TransactItems ?? []).map(({ Get }) => {
      authorizeItem(context, 'GetItem', Get ?? {}, 'TransactGetItems');
      return { Get: Get && { ...Get, TableName: tableNameOf(Get.TableName) } };
    });
    return await transactGetItems(context.cloud, { ...input, TransactItems });
  },
  TransactWriteItems: async (input: TransactWriteItemsCommandInput, context) => {
    const TransactItems = (input.TransactItems ?? []).map((item) => {
      const [kind, request] = actionOf(item);
      authorizeItem(context, kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`, request, 'TransactWriteItems');
      return { [kind]: { ...request, TableName: tableNameOf(request.TableName) } };
    });
    return await transactWriteItems(context.cloud, { ...withoutMetrics(input), TransactItems });
  },
};

function reading(run: (cloud: Cloud, input: TableInput) => Promise<object>, name: string): Operation {
  return async (input: TableInput, context) => {
    authorizeItem(context, name, input);
    return await run(context.cloud, { ...input, TableName: tableNameOf(input.TableName) });
  };
}

function writing(name: WriteOperation): Operation {
  return async (input: TableInput, context) => {
    authorizeItem(context, name, input);
    return await writeItem(context.cloud, name, { ...withoutMetrics(input), TableName: tableNameOf(input.TableName) });
  };
}

function authorizeItem(context: CallContext, operation: string, request: TableInput, enclosing?: string): void {
  const { TableName, IndexName, Key, Item } = request;
  authorizeTable(context, {
    request,
    action: `dynamodb:${operation}`,
    tableName: TableName,
    indexName: IndexName,
    items: [Key ?? Item],
    ...(enclosing !== undefined && { conditions: { [ENCLOSING]: enclosing } }),
  });
}

/** The requests of a batch under their tables' names, once the caller may make them. */
function byTableName<Requests>(
  operation: string,
  requestItems: Readonly<Record<string, Requests>>,
  itemsOf: (requests: Requests) => TableAccess['items'],
  context: CallContext,
): Record<string, Requests> {
  const tables = Object.entries(requestItems);
  for (const [tableName, requests] of tables) {
    const request = Array.isArray(requests) ? undefined : (requests as AttributeRequest);
    authorizeTable(context, { action: `dynamodb:${operation}`, tableName, items: itemsOf(requests), request });
  }
  return Object.fromEntries(tables.map(([tableName, requests]) => [tableNameOf(tableName), requests]));
}

function writtenItems(requests: WriteRequest[]): TableAccess['items'] {
  return requests.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key);
}

function withoutMetrics<T extends object>(input: T): T {
  if ((input as { ReturnItemCollectionMetrics?: string }).ReturnItemCollectionMetrics === 'SIZE') {
    throw new NotEmulated('item collection metrics');
  }
  return input;
}
