import { join } from 'node:path';
import { counted } from '../shared/batch/counted';
import { writeGzipFile } from '../shared/batch/file-digest';
import type { BatchPart } from '../shared/batch/part';
import { finishedPart, storePart } from '../shared/batch/part';
import type { RangeTask } from '../shared/batch/plan';
import { Quarantine } from '../shared/batch/quarantine';
import { readRange } from '../shared/batch/read-range';
import type { InputField } from '../shared/input-field';
import { requireEnv } from '../shared/require-env';
import { withTemporaryFolder } from '../shared/temporary-folder';
import { transientFailures } from '../shared/transient-failures';
import { invoke } from './adapters';
import { ENV } from './contract';
import { scoredLines } from './core';
import { Scorer } from './scorer';

const settings = {
  bucket: requireEnv(ENV.FEATURES_BUCKET),
  quarantineBucket: requireEnv(ENV.QUARANTINE_BUCKET),
  endpointName: requireEnv(ENV.ENDPOINT_NAME),
  fields: JSON.parse(requireEnv(ENV.FIELDS)) as InputField[],
  threshold: Number(requireEnv(ENV.DECISION_THRESHOLD)),
};

/** Scores the records of a range; what an earlier attempt has finished stays as it is. */
export async function handler(task: RangeTask): Promise<BatchPart> {
  return transientFailures(async () => {
    const finished = await finishedPart(settings.bucket, task.batch.prefix, task.range.range);
    return finished ?? (await withTemporaryFolder((folder) => score(task, folder)));
  });
}

async function score({ batch, range }: RangeTask, folder: string): Promise<BatchPart> {
  const { bucket, quarantineBucket, endpointName, fields, threshold } = settings;
  const quarantine = new Quarantine(join(folder, 'quarantine.jsonl'), range);
  const scorer = new Scorer((csv) => invoke(endpointName, csv), batch.version);
  const counts = { in: 0, scored: 0 };
  const records = counted(readRange(bucket, range, fields), () => (counts.in += 1));
  const lines = counted(
    scoredLines(records, scorer, threshold, (bad) => {
      quarantine.add(bad);
    }),
    (block) => (counts.scored += block.length),
  );
  const file = await writeGzipFile(join(folder, 'part.jsonl.gz'), lines);
  const quarantineKey = await quarantine.store(quarantineBucket, batch.prefix);
  return storePart(bucket, { range: range.range, ...counts, quarantined: quarantine.count, quarantineKey }, batch.prefix, file);
}
