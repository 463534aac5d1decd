import type { FeatureManifest } from '../shared/feature-manifest';
import { featureResult } from '../shared/feature-manifest';
import { listKeys } from '../shared/list-keys';
import { readJson } from '../shared/object-store';
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

/** Listed, not just read: S3 answers a missing key with access denied to whoever may list below a prefix only. */
/** Asks by listing: S3 answers a missing key with access denied to who may list some keys only. */
async function existingManifest(key: string): Promise<FeatureManifest | undefined> {
  const [found] = await listKeys(settings.featuresBucket, key);
  return found === undefined ? undefined : ((await readJson(settings.featuresBucket, key)) as FeatureManifest);
}
