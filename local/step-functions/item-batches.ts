import { DATA_LIMIT_BYTES, isObject, jsonBytes } from './json';
import type { Step } from './run';
import { StateError } from './state-error';

/** Input of one child execution. */
export interface ChildInput {
  readonly input: unknown;
  /** Number of items in it. */
  readonly items: number;
}

/** What the child executions of a Map get: an item each, or with `ItemBatcher` batches of items. */
export async function childInputs({ data, state }: Step, items: readonly unknown[]): Promise<ChildInput[]> {
  const batcher = state.ItemBatcher;
  if (!isObject(batcher)) {
    return items.map((input) => ({ input, items: 1 }));
  }
  const maxItems = ((await data.option(batcher, 'MaxItemsPerBatch')) as number | undefined) ?? Infinity;
  const maxBytes = ((await data.option(batcher, 'MaxInputBytesPerBatch')) as number | undefined) ?? DATA_LIMIT_BYTES;
  const common = batcher.BatchInput === undefined ? {} : { BatchInput: await data.template(batcher.BatchInput, 'BatchInput') };
  const frame = jsonBytes({ ...common, Items: [] });
  return split(items, maxItems, maxBytes - frame).map((batch) => ({ input: { ...common, Items: batch }, items: batch.length }));
}

function split(items: readonly unknown[], maxItems: number, maxBytes: number): unknown[][] {
  const batches: unknown[][] = [];
  let room = 0;
  for (const item of items) {
    // One for the comma between items.
    const size = jsonBytes(item) + 1;
    if (size > maxBytes) {
      throw new StateError('States.DataLimitExceeded', `an item of ${size} bytes is larger than a batch may be`);
    }
    const last = batches.at(-1);
    if (last && last.length < maxItems && size <= room) {
      last.push(item);
      room -= size;
    } else {
      batches.push([item]);
      room = maxBytes - size;
    }
  }
  return batches;
}
