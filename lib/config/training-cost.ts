import type { ModelSpec } from './model-spec';
import { trainingPriceUsd } from './training-prices';

const SECONDS_AN_HOUR = 3600;

/**
 * What a training of the model costs when it runs as long as it may, in US dollars.
 *
 * The job on one instance; the transforms of the held-out rows take minutes beside it. `undefined` when the price is not known.
 */
export function trainingCostUsd({ training }: Pick<ModelSpec, 'training'>, region: string): number | undefined {
  const price = trainingPriceUsd(region, training.instanceType);
  return price === undefined ? undefined : (price * training.maxRuntimeSec) / SECONDS_AN_HOUR;
}
