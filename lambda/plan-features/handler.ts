import type { FeatureManifest } from '../shared/feature-manifest';
import { featureResult } from '../shared/feature-manifest';
import { listKeys } from '../shared/list-keys';
import { isMissingObject, readJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import type { FeaturePlan, PlanInput } from './contract';
import { ENV } from './contract';
import { planFeatures } from './core';

const settings = { curatedBucket: requireEnv(ENV.CURATED_BUCKET), featuresBucket: requireEnv(ENV.FEATURES_BUCKET) };

/** Plans a feature run, or finds that the same one has been done. */
export async function handler(input: PlanInput): Promise<FeaturePlan> {
  const keys = await listKeys(settings.curatedBucket, `${input.source.dataset}/`);
  const plan = planFeatures(input, keys, settings.featuresBucket);
  const manifest = await existingManifest(plan.manifestKey);
  return manifest === undefined ? plan : { ...plan, existing: featureResult(manifest, plan.manifestKey) };
}

async function existingManifest(key: string): Promise<FeatureManifest | undefined> {
  try {
    return (await readJson(settings.featuresBucket, key)) as FeatureManifest;
  } catch (error) {
    if (isMissingObject(error)) {
      return undefined;
    }
    throw error;
  }
}
