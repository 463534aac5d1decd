import type { BatchSpec, ServerlessServing } from './model-spec';

/** Enough for a model of a few hundred megabytes, and a small part of an account's quota of concurrency. */
const DEFAULT_ENDPOINT = { memorySizeMiB: 2048, maxConcurrency: 5 };

/** The serverless endpoint that scores a model's batches. */
export function batchEndpointOf({ endpoint = DEFAULT_ENDPOINT }: BatchSpec): Pick<ServerlessServing, 'memorySizeMiB' | 'maxConcurrency'> {
  return endpoint;
}
