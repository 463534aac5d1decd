import type { ScoringRows, TrainingSnapshot } from '../shared/feature-manifest';
import { featureResult } from '../shared/feature-manifest';
import { requireEnv } from '../shared/require-env';
import { writeOnce } from '../shared/write-once';
import { countFiles } from './adapters';
import type { SealInput } from './contract';
import { ENV } from './contract';
import { manifestOf } from './core';

const settings = { bucket: requireEnv(ENV.FEATURES_BUCKET) };

/** Counts what the queries wrote and seals it with the manifest. */
export async function handler(plan: SealInput): Promise<TrainingSnapshot | ScoringRows> {
  const files = [];
  for (const { prefix } of plan.parts) {
    files.push(await countFiles(settings.bucket, prefix));
  }
  const { value } = await writeOnce(settings.bucket, plan.manifestKey, manifestOf(plan, files));
  return featureResult(value, plan.manifestKey);
}
