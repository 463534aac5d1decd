import { manifestKey } from '../shared/batch/keys';
import { batchResult } from '../shared/batch/manifest';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { existingManifest, featureFiles, storeRanges, uploadedFiles } from './adapters';
import type { BatchRequest, PlannedBatch } from './contract';
import { ENV } from './contract';
import { inputFolder, planBatch } from './core';

const settings = {
  model: requireEnv(ENV.MODEL),
  bucket: requireEnv(ENV.FEATURES_BUCKET),
  settings: JSON.parse(requireEnv(ENV.SETTINGS)) as unknown,
};

/** Plans a batch, or finds that it has been done; the same batch again has the same plan. */
export async function handler(request: BatchRequest): Promise<PlannedBatch> {
  return transientFailures(() => plan(request));
}

async function plan(request: BatchRequest): Promise<PlannedBatch> {
  const { bucket, model } = settings;
  const { batchId, input } = request;
  const folder = inputFolder(request, model);
  const done = await existingManifest(bucket, manifestKey(model, batchId));
  if (done !== undefined && done.input !== input) {
    throw new Error(`batchId must be new for another input: ${batchId} has the scores of ${done.input}`);
  }
  const files = await (folder === 'featureRuns' ? featureFiles(bucket, model, input) : uploadedFiles(bucket, input));
  const { plan: planned, ranges } = planBatch(request, files, settings);
  if (done !== undefined) {
    return { ...planned, existing: batchResult(done, planned.manifestKey) };
  }
  await storeRanges(bucket, planned.rangesKey, ranges);
  return planned;
}
