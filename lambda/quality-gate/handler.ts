import type { FeatureManifest } from '../shared/feature-manifest';
import { readJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import type { GateVerdict, QualityGateInput } from './contract';
import { ENV } from './contract';
import { judgeSnapshot } from './core';

const bucket = requireEnv(ENV.FEATURES_BUCKET);

/** Judges whether a training snapshot is fit to train on. */
export async function handler({ manifestKey, minTrainingRows }: QualityGateInput): Promise<GateVerdict> {
  const manifest = (await transientFailures(() => readJson(bucket, manifestKey))) as FeatureManifest;
  return judgeSnapshot(manifest, minTrainingRows);
}
