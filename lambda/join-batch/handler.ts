import { join } from 'node:path';
import type { PreparedRange } from '../prepare-batch/contract';
import { counted } from '../shared/batch/counted';
import { writeGzipFile } from '../shared/batch/file-digest';
import { preparedKeys, transformFolders } from '../shared/batch/keys';
import { splitLines } from '../shared/batch/line-splitter';
import type { BatchPart } from '../shared/batch/part';
import { finishedPart, storePart } from '../shared/batch/part';
import type { RangeTask } from '../shared/batch/plan';
import { openObject, readJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { withTemporaryFolder } from '../shared/temporary-folder';
import { transientFailures } from '../shared/transient-failures';
import { ENV } from './contract';
import { joinedLines } from './core';

const settings = { bucket: requireEnv(ENV.FEATURES_BUCKET), threshold: Number(requireEnv(ENV.DECISION_THRESHOLD)) };

/** Makes the part of a range from what batch transform has answered; what an earlier attempt has finished stays as it is. */
export async function handler(task: RangeTask): Promise<BatchPart> {
  return transientFailures(async () => {
    const finished = await finishedPart(settings.bucket, task.batch.prefix, task.range.range);
    return finished ?? (await withTemporaryFolder((folder) => joinRange(task, folder)));
  });
}

async function joinRange({ batch: { prefix }, range: { range } }: RangeTask, folder: string): Promise<BatchPart> {
  const { bucket, threshold } = settings;
  const prepared = (await readJson(bucket, preparedKeys(prefix, range).counts)) as PreparedRange;
  let scored = 0;
  const lines = counted(prepared.good > 0 ? await answers(prefix, range, threshold) : nothing(), (block) => (scored += block.length));
  const file = await writeGzipFile(join(folder, 'part.jsonl.gz'), lines);
  if (scored !== prepared.good) {
    throw new Error(`batch transform must score the ${prepared.good} records of range ${range}, got ${scored}`);
  }
  const { in: records, quarantined, quarantineKey } = prepared;
  return storePart(bucket, { range, in: records, scored, quarantined, quarantineKey }, prefix, file);
}

async function answers(prefix: string, range: string, threshold: number): Promise<AsyncGenerator<string[]>> {
  const output = await openObject(settings.bucket, `${transformFolders(prefix).output}${range}.csv.out`);
  return joinedLines(splitLines(output), threshold);
}

async function* nothing(): AsyncGenerator<string[]> {
  // A range without a good record is not given to batch transform.
}
