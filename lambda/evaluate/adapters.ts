import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Profile } from '../../stats/profile/profile';
import type { FeatureColumn } from '../shared/feature-columns';
import type { FeatureFile, FeaturePart } from '../shared/feature-manifest';
import { lineBlocks } from '../shared/lines';
import { listKeys } from '../shared/list-keys';
import { openObject } from '../shared/object-store';
import { Baseline } from './baseline';
import type { ScoredSplit } from './scored-rows';
import { ScoredRows } from './scored-rows';

/** Bytes that are unpacked at a time. */
const BLOCK_BYTES = 1024 * 1024;

/** Reads a transform job's output, file by file in the order of their keys. */
export async function readScores(bucket: string, prefix: string, rows: number, features: number): Promise<ScoredSplit> {
  const scored = new ScoredRows(rows, features);
  for (const key of await listKeys(bucket, prefix)) {
    scored.enter(key.slice(prefix.length));
    for await (const lines of lineBlocks(await openObject(bucket, key))) {
      for (const line of lines) {
        scored.add(line);
      }
    }
  }
  return scored.end();
}

/** Profiles a snapshot, all its splits; throws when a file is not as it was sealed. */
export async function readBaseline(bucket: string, parts: readonly FeaturePart[], features: readonly FeatureColumn[]): Promise<Profile> {
  const baseline = new Baseline(features);
  for (const file of parts.flatMap(({ files }) => files)) {
    await profileFile(bucket, file, baseline);
  }
  return baseline.profile();
}

async function profileFile(bucket: string, { key, sha256 }: FeatureFile, baseline: Baseline): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(
    await openObject(bucket, key),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createGunzip({ chunkSize: BLOCK_BYTES }),
    async (text: AsyncIterable<Buffer>) => {
      for await (const lines of lineBlocks(text)) {
        baseline.add(lines);
      }
    },
  );
  if (hash.digest('hex') !== sha256) {
    throw new Error(`s3://${bucket}/${key} must be as it was sealed`);
  }
}
