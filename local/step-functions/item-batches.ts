import { DATA_LIMIT_BYTES, isObject, jsonBytes } from './json';
import type { MapChild } from './map-run';
import { wholeNumber } from './map-numbers';
import type { Step } from './run';
import { StateError } from './state-error';

/** What the child executions of a Map get: an item each, or with `ItemBatcher` batches of items. */
export async function childInputs(step: Step, items: readonly unknown[]): Promise<MapChild[]> {
  const { data, state } = step;
  const batcher = state.ItemBatcher;
  if (!isObject(batcher)) {
    return items.map((input) => ({ input: assertFits(input, DATA_LIMIT_BYTES), items: 1 }));
  }
  const maxItems = (await wholeNumber(step, batcher, 'MaxItemsPerBatch')) ?? Infinity;
  const maxBytes = (await wholeNumber(step, batcher, 'MaxInputBytesPerBatch', DATA_LIMIT_BYTES)) ?? DATA_LIMIT_BYTES;
  const common = batcher.BatchInput === undefined ? {} : { BatchInput: await data.template(batcher.BatchInput, 'BatchInput') };
  const frame = jsonBytes({ ...common, Items: [] });
  return split(items, maxItems, maxBytes - frame).map((batch) => ({ input: { ...common, Items: batch }, items: batch.length }));
}

function split(items: readonly unknown[], maxItems: number, maxBytes: number): unknown[][] {
  const batches: unknown[][] = [];
  let room = 0;
  for (const item of items) {
    // One for the comma between items.
    const size = jsonBytes(assertFits(item, maxBytes)) + 1;
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

function assertFits(item: unknown, maxBytes: number): unknown {
  const size = jsonBytes(item);
  if (size > maxBytes) {
    throw new StateError('States.DataLimitExceeded', `an item of ${size} bytes is larger than the input of a child execution may be`);
  }
  return item;
}
