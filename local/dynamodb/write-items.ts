import { isDeepStrictEqual } from 'node:util';
import type { BatchWriteItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { WireTable } from 'dynalite/db';
import * as db from 'dynalite/db';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Engine, Valid, WireItem } from './engine';
import { dynamoDbError, engine } from './engine';
import { tableRegistry } from './table-registry';

/** Operations that write one item. */
export type WriteOperation = 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** A valid request that names one item. */
export type ItemRequest = Valid & { readonly TableName: string; readonly Item?: WireItem; readonly Key?: WireItem };

/** One item as it was before a write. */
export interface Target {
  readonly table: WireTable;
  /** The item's key, perhaps with other attributes. */
  readonly key: WireItem;
  readonly before?: WireItem;
}

interface ConditionalInput {
  readonly TableName: string;
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

/** Runs one write; what it changes goes to the table's stream. */
export async function writeItem(cloud: Cloud, operation: WriteOperation, input: ConditionalInput): Promise<object> {
  const data = engine(cloud).valid(operation, input) as ItemRequest;
  return await engine(cloud).exclusive(async () => {
    const target = await targetOf(engine(cloud), data);
    const output = await engine(cloud).act(operation, data).catch(withOldItem(input, target.before));
    await publish(cloud, target);
    return output;
  });
}

/** Runs up to 25 writes, each for itself. */
export async function batchWriteItems(cloud: Cloud, input: BatchWriteItemCommandInput): Promise<object> {
  type Request = Readonly<Record<'PutRequest' | 'DeleteRequest', { readonly Item?: WireItem; readonly Key?: WireItem } | undefined>>;
  const data = engine(cloud).valid('BatchWriteItem', input) as Valid & { readonly RequestItems: Readonly<Record<string, Request[]>> };
  const requests = Object.entries(data.RequestItems).flatMap(([TableName, table]) =>
    table.map(({ PutRequest, DeleteRequest }) => ({ TableName, Item: PutRequest?.Item, Key: DeleteRequest?.Key }) as ItemRequest),
  );
  return await engine(cloud).exclusive(async () => {
    // A request with a key that does not fit fails as a whole, in the words of the batch.
    const targets = await Promise.all(requests.map((request) => targetOf(engine(cloud), request).catch(() => undefined)));
    const output = await engine(cloud).act('BatchWriteItem', data);
    for (const target of targets) {
      await (target && publish(cloud, target));
    }
    return output;
  });
}

/** The item that a request names; fails as DynamoDB does when its key does not fit the table. */
export async function targetOf(store: Engine, { TableName, Item, Key = {} }: ItemRequest): Promise<Target> {
  const table = await store.table(TableName);
  const invalid = Item ? db.validateItem(Item, table) : db.validateKey(Key, table);
  if (invalid) {
    throw dynamoDbError(invalid);
  }
  const key = Item ?? Key;
  return { table, key, before: await store.item(table, key) };
}

/** Tells stream and time to live what became of an item; a write that changed nothing leaves no record. */
export async function publish(cloud: Cloud, { table, key, before }: Target, byTimeToLive = false): Promise<void> {
  const { stream, timeToLive } = tableRegistry(cloud).get(table.TableName) ?? {};
  if (!stream && !timeToLive) {
    return;
  }
  const after = await engine(cloud).item(table, key);
  if (!isDeepStrictEqual(before, after)) {
    const keys = Object.fromEntries(table.KeySchema.map(({ AttributeName: name }) => [name, key[name]]));
    stream?.append({ keys, before, after, byTimeToLive });
    timeToLive?.watch(after);
  }
}

function withOldItem({ ReturnValuesOnConditionCheckFailure: wanted }: ConditionalInput, before: WireItem | undefined) {
  return (error: unknown): never => {
    if (wanted === 'ALL_OLD' && before && error instanceof AwsError && error.code === 'ConditionalCheckFailedException') {
      throw new AwsError(error.code, error.message, error.status, { Item: before });
    }
    throw error;
  };
}
