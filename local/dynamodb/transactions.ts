import type { TransactGetItemsCommandInput, TransactWriteItem, TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import * as db from 'dynalite/db';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Reason } from './cancellation-reasons';
import { assertNone, NONE, validationReason } from './cancellation-reasons';
import { isRepeated, remember } from './client-request-token';
import { engine } from './engine';
import type { ItemRequest, Target, WriteOperation } from './write-items';
import { publish, targetOf } from './write-items';

/** Most actions of one transaction. */
const MAX_ACTIONS = 100;

/** Each action of a transaction, as the operation whose rules its request follows; a check is a deletion that does not happen. */
const OPERATIONS = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'DeleteItem' } as const;

interface WriteAction {
  readonly kind: keyof typeof OPERATIONS;
  readonly data: ItemRequest;
  readonly wantsOldItem: boolean;
}

/** The one action of an entry: its kind and its parameters. */
export function actionOf(item: TransactWriteItem): [kind: keyof typeof OPERATIONS, request: { readonly TableName?: string } & object] {
  const actions = Object.entries(item).filter(([, request]) => (request as unknown) !== undefined);
  const [action, ...others] = actions as [keyof typeof OPERATIONS, NonNullable<TransactWriteItem['Put']>][];
  if (!action || others.length > 0) {
    throw new AwsError('ValidationException', 'TransactItems can only contain one of Check, Put, Update or Delete');
  }
  return action;
}

/** All writes or none; the table names are names, not ARNs. */
export async function transactWriteItems(cloud: Cloud, input: TransactWriteItemsCommandInput): Promise<object> {
  const actions = assertCount(input.TransactItems).map((item): WriteAction => {
    const [kind, request] = actionOf(item);
    const data = engine(cloud).valid(OPERATIONS[kind], request) as ItemRequest;
    return {
      kind,
      data,
      wantsOldItem: 'ReturnValuesOnConditionCheckFailure' in request && request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
    };
  });
  return await engine(cloud).exclusive(async () => {
    if (isRepeated(cloud, input)) {
      return {};
    }
    const targets = await checkedTargets(cloud, actions);
    await applyAll(cloud, actions, targets);
    for (const target of targets) {
      await publish(cloud, target);
    }
    remember(cloud, input);
    return {};
  });
}

/** Items as they were at one moment. */
export async function transactGetItems(cloud: Cloud, { TransactItems }: TransactGetItemsCommandInput): Promise<object> {
  const requests = assertCount(TransactItems).map(({ Get = { Key: undefined, TableName: undefined } }) =>
    engine(cloud).valid('GetItem', Get),
  );
  return await engine(cloud).exclusive(async () => {
    const found = await Promise.allSettled(requests.map((request) => engine(cloud).act('GetItem', request)));
    assertNone(found.map((result) => (result.status === 'fulfilled' ? NONE : validationReason(result.reason))));
    return {
      Responses: found.map((result) => (result.status === 'fulfilled' && 'Item' in result.value ? { Item: result.value.Item } : {})),
    };
  });
}

async function checkedTargets(cloud: Cloud, actions: readonly WriteAction[]): Promise<Target[]> {
  const targets: Target[] = [];
  const reasons: Reason[] = [];
  for (const { data, wantsOldItem } of actions) {
    try {
      const target = await targetOf(engine(cloud), data);
      targets.push(target);
      const failed = db.checkConditional(data, target.before);
      reasons.push(
        failed
          ? { Code: 'ConditionalCheckFailed', Message: failed.message, ...(wantsOldItem && target.before && { Item: target.before }) }
          : NONE,
      );
    } catch (error) {
      reasons.push(validationReason(error));
    }
  }
  const items = targets.map(({ table, key }) => `${table.TableName} ${db.createKey(key, table)}`);
  if (new Set(items).size < items.length) {
    throw new AwsError('ValidationException', 'Transaction request cannot include multiple operations on one item');
  }
  assertNone(reasons);
  return targets;
}

/** Applies what has passed its conditions; an action that fails all the same undoes those before it. */
async function applyAll(cloud: Cloud, actions: readonly WriteAction[], targets: readonly Target[]): Promise<void> {
  for (const [index, { kind, data }] of actions.entries()) {
    if (kind === 'ConditionCheck') {
      continue;
    }
    try {
      await engine(cloud).act(OPERATIONS[kind], data);
    } catch (error) {
      for (const [undone, target] of targets.slice(0, index).entries()) {
        await (actions[undone]?.kind === 'ConditionCheck' ? undefined : restore(cloud, target));
      }
      assertNone(actions.map((_action, other) => (other === index ? validationReason(error) : NONE)));
    }
  }
}

async function restore(cloud: Cloud, { table, key, before }: Target): Promise<void> {
  const { TableName } = table;
  const Key = Object.fromEntries(table.KeySchema.map(({ AttributeName: name }) => [name, key[name]]));
  const [operation, input]: [WriteOperation, object] = before
    ? ['PutItem', { TableName, Item: before }]
    : ['DeleteItem', { TableName, Key }];
  await engine(cloud).act(operation, engine(cloud).valid(operation, input));
}

function assertCount<T>(items: readonly T[] | undefined): readonly T[] {
  const count = items?.length ?? 0;
  if (!items || count < 1 || count > MAX_ACTIONS) {
    const rule = count < 1 ? 'greater than or equal to 1' : `less than or equal to ${MAX_ACTIONS}`;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${rule}`,
    );
  }
  return items;
}
