import { createHash } from 'node:crypto';
import { profile } from '../../stats/profile/profile';
import type { FeatureColumn } from '../shared/feature-columns';
import { columnSchema } from '../shared/feature-columns';
import { readText, writeJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { capturedRows } from './captured-rows';
import type { CaptureBatch, ProfiledBatch } from './contract';
import { ENV } from './contract';

const settings = {
  bucket: requireEnv(ENV.BUCKET),
  model: requireEnv(ENV.MODEL),
  features: JSON.parse(requireEnv(ENV.FEATURES)) as FeatureColumn[],
};

/** Profiles a batch of capture files; the same batch again writes the same object. */
export async function handler({ BatchInput: { window }, Items }: CaptureBatch): Promise<ProfiledBatch> {
  const keys = Items.map(({ Key }) => Key);
  const files = await Promise.all(keys.map((key) => readText(settings.bucket, key)));
  const parts = files.map((file) => capturedRows(file, settings.features));
  const rows = parts.flatMap((part) => part.rows);
  const unreadable = parts.reduce((sum, part) => sum + part.unreadable, 0);
  const key = `profiles/${settings.model}/${window}/${hash(keys)}.json`;
  await writeJson(settings.bucket, key, profile(rows, columnSchema(settings.features)));
  return { key, rows: rows.length, unreadable };
}

function hash(keys: readonly string[]): string {
  return createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 16);
}
