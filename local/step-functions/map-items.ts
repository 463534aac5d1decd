import { StateError } from './state-error';
import type { Step } from './run';

/** The items of a Map state from its own data: `Items`, `ItemsPath`, or its input. */
export async function mapItems({ data, state }: Step): Promise<readonly unknown[]> {
  const items: unknown = (await data.option(state, 'Items')) ?? data.input();
  if (!Array.isArray(items)) {
    throw new StateError('States.Runtime', `the items of a Map must be an array, got ${JSON.stringify(items).slice(0, 200)}`);
  }
  return items as unknown[];
}
