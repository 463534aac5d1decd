import { createHash } from 'node:crypto';
import type { FeatureColumn } from '../shared/feature-columns';
import { readBytes, writeJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import type { CaptureBatch, ProfiledBatch } from './contract';
import { ENV } from './contract';
import { profileCaptures } from './profile-captures';

const settings = {
  bucket: requireEnv(ENV.BUCKET),
  model: requireEnv(ENV.MODEL),
  features: JSON.parse(requireEnv(ENV.FEATURES)) as FeatureColumn[],
};

/** Profiles a batch of capture files; the same batch again writes the same object. */
export async function handler({ BatchInput: { window }, Items }: CaptureBatch): Promise<ProfiledBatch> {
  const keys = Items.map(({ Key }) => Key);
  const files = await Promise.all(keys.map(async (key) => ({ key, bytes: await readBytes(settings.bucket, key) })));
  const { profile, unreadable } = profileCaptures(files, settings.features);
  const key = `profiles/${settings.model}/${window}/${hash(keys)}.json`;
  await writeJson(settings.bucket, key, profile);
  return { key, rows: profile.rows, unreadable };
}

function hash(keys: readonly string[]): string {
  return createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 16);
}
