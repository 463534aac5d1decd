import type { MapItem } from './data-flow';
import { fieldError } from './field-error';
import { isObject } from './json';
import type { Step } from './run';

/** The items of an inline Map from its own data: `Items`, `ItemsPath`, or its input. */
export async function mapItems(step: Step): Promise<MapItem[]> {
  const items = await dataItems(step);
  if (!Array.isArray(items)) {
    throw fieldError(step.data, 'Items', `must be an array, got ${JSON.stringify(items).slice(0, 200)}`);
  }
  return items.map((Value: unknown, Index) => ({ Index, Value }));
}

/** The items of a distributed Map from its own data: those of an array, or the pairs of an object. */
export async function distributedItems(step: Step): Promise<MapItem[]> {
  const items = await dataItems(step);
  if (isObject(items)) {
    return Object.entries(items).map(([Key, Value], Index) => ({ Index, Key, Value, Source: 'STATE_DATA' }));
  }
  return (await mapItems(step)).map((item) => ({ ...item, Source: 'STATE_DATA' }));
}

/** What an iteration gets of its item: the selector's output, or the item itself, or a pair of an object. */
export async function itemInput({ data, state }: Step, item: MapItem): Promise<unknown> {
  // Its older name is Parameters.
  const selector = state.ItemSelector ?? state.Parameters;
  if (selector !== undefined) {
    return data.template(selector, 'ItemSelector', item);
  }
  return item.Key === undefined ? item.Value : { Key: item.Key, Value: item.Value };
}

async function dataItems({ data, state }: Step): Promise<unknown> {
  return (await data.option(state, 'Items')) ?? data.input();
}
