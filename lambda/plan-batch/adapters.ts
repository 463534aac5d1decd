import { PutObjectCommand } from '@aws-sdk/client-s3';
import { INPUT_FOLDERS } from '../shared/batch/keys';
import type { BatchManifest } from '../shared/batch/manifest';
import type { FeatureManifest } from '../shared/feature-manifest';
import { partOf } from '../shared/feature-manifest';
import type { ListedObject } from '../shared/list-objects';
import { listObjects, objectExists } from '../shared/list-objects';
import { readJson } from '../shared/object-store';
import { putUnlessTaken } from '../shared/write-once';
import type { BatchInput } from './core';
import { MAX_FILES, uploadedFile } from './core';

/** The manifest of an earlier run, if any. */
export async function existingManifest(bucket: string, key: string): Promise<BatchManifest | undefined> {
  return (await objectExists(bucket, key)) ? ((await readJson(bucket, key)) as BatchManifest) : undefined;
}

/** The files of a feature run, which its manifest lists; other objects are of failed attempts. Throws when the run is not complete. */
export async function featureFiles(bucket: string, model: string, input: string): Promise<BatchInput> {
  const [, , id = ''] = input.split('/');
  const key = `${model}/${INPUT_FOLDERS.featureRuns}/${id}/manifest.json`;
  if (id === '' || !(await objectExists(bucket, key))) {
    throw new Error(`input must be of a complete feature run, but s3://${bucket}/${key} does not exist`);
  }
  const { prefix, files } = partOf((await readJson(bucket, key)) as FeatureManifest, 'rows');
  if (!prefix.startsWith(input)) {
    throw new Error(`input must be a prefix of ${prefix}, where the feature run's rows are, got ${input}`);
  }
  const listed = new Map((await listedFiles(bucket, prefix)).map((file) => [file.key, file]));
  return {
    expected: files.reduce((sum, { rows }) => sum + rows, 0),
    files: files.map((file) => {
      const found = listed.get(file.key);
      if (found === undefined) {
        throw new Error(`s3://${bucket}/${file.key} must exist: the feature run's manifest lists it`);
      }
      return { key: file.key, etag: found.etag, size: found.bytes, format: 'jsonl' as const, compressed: true };
    }),
  };
}

/** The files below a prefix that people have uploaded; empty ones have no records. */
export async function uploadedFiles(bucket: string, input: string): Promise<BatchInput> {
  const files = await listedFiles(bucket, input);
  return { files: files.filter(({ bytes }) => bytes > 0).map(uploadedFile) };
}

/** Stores the ranges of a plan, once. */
export async function storeRanges(bucket: string, key: string, ranges: string): Promise<void> {
  await putUnlessTaken(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: ranges, ContentType: 'application/jsonlines', IfNoneMatch: '*' }),
  );
}

async function listedFiles(bucket: string, prefix: string): Promise<ListedObject[]> {
  const files: ListedObject[] = [];
  for await (const file of listObjects(bucket, prefix)) {
    files.push(file);
    if (files.length > MAX_FILES) {
      throw new Error(`input must have at most ${MAX_FILES} files: join small ones`);
    }
  }
  return files;
}
