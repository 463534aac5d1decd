import { partsPrefix } from '../shared/batch/keys';
import type { BatchPart } from '../shared/batch/part';
import { listObjects } from '../shared/list-objects';
import { readJson, readText } from '../shared/object-store';
import type { StoredParts } from './core';

/** What a distributed map's result writer leaves. */
interface ResultManifest {
  readonly ResultFiles: { readonly SUCCEEDED: readonly { readonly Key: string }[] };
}

/** What the ranges returned, from the result writer's files (compact JSON lines). */
export async function readResults(bucket: string, manifestKey: string): Promise<BatchPart[]> {
  const { ResultFiles } = (await readJson(bucket, manifestKey)) as ResultManifest;
  const results: BatchPart[] = [];
  for (const { Key } of ResultFiles.SUCCEEDED) {
    const lines = (await readText(bucket, Key)).split('\n').filter((line) => line !== '');
    for (const line of lines) {
      results.push(JSON.parse(line) as BatchPart);
    }
  }
  return results;
}

/** The parts of a plan that are stored. */
export async function storedParts(bucket: string, prefix: string): Promise<StoredParts> {
  const parts = new Map<string, number>();
  for await (const { key, bytes } of listObjects(bucket, partsPrefix(prefix))) {
    parts.set(key, bytes);
  }
  return parts;
}
