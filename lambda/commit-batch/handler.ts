import type { BatchResult } from '../shared/batch/manifest';
import { batchResult } from '../shared/batch/manifest';
import { emitMetrics } from '../shared/emit-metrics';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { writeOnce } from '../shared/write-once';
import { readResults, storedParts } from './adapters';
import type { CommitRequest } from './contract';
import { ENV, METRICS } from './contract';
import { manifestOf } from './core';

const settings = {
  dimensions: { Environment: requireEnv(ENV.ENVIRONMENT), Model: requireEnv(ENV.MODEL) },
  bucket: requireEnv(ENV.FEATURES_BUCKET),
};

/** Checks that nothing is lost and nothing twice, and publishes the manifest; when a run beside this one was faster, its manifest counts. */
export async function handler(request: CommitRequest): Promise<BatchResult> {
  return transientFailures(() => commit(request));
}

async function commit({ plan, resultsKey, time }: CommitRequest): Promise<BatchResult> {
  const { bucket, dimensions } = settings;
  const results = resultsKey === undefined ? [] : await readResults(bucket, resultsKey);
  const manifest = manifestOf(plan, results, await storedParts(bucket, plan.prefix));
  const { value, written } = await writeOnce(bucket, plan.manifestKey, manifest);
  if (written) {
    const values = { [METRICS.IN]: value.in, [METRICS.SCORED]: value.scored, [METRICS.QUARANTINED]: value.quarantined };
    emitMetrics(dimensions, values, new Date(time));
  }
  return batchResult(value, plan.manifestKey);
}
