import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { preparedKeys } from '../shared/batch/keys';
import type { RangeTask } from '../shared/batch/plan';
import { Quarantine } from '../shared/batch/quarantine';
import { readRange } from '../shared/batch/read-range';
import type { InputField } from '../shared/input-field';
import { objectExists } from '../shared/list-objects';
import { toCsvLine } from '../shared/model-csv';
import { readJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { withTemporaryFolder } from '../shared/temporary-folder';
import { transientFailures } from '../shared/transient-failures';
import { writeOnce } from '../shared/write-once';
import { storeFile } from './adapters';
import type { PreparedRange } from './contract';
import { ENV } from './contract';

const settings = {
  bucket: requireEnv(ENV.FEATURES_BUCKET),
  quarantineBucket: requireEnv(ENV.QUARANTINE_BUCKET),
  fields: JSON.parse(requireEnv(ENV.FIELDS)) as InputField[],
};

/** Checks the records of a range and writes the good ones as batch transform takes them: one bad record would cost it the whole file. */
export async function handler(task: RangeTask): Promise<PreparedRange> {
  return transientFailures(async () => {
    const { counts } = preparedKeys(task.batch.prefix, task.range.range);
    return (await objectExists(settings.bucket, counts))
      ? ((await readJson(settings.bucket, counts)) as PreparedRange)
      : withTemporaryFolder((folder) => prepare(task, folder));
  });
}

async function prepare({ batch, range }: RangeTask, folder: string): Promise<PreparedRange> {
  const { bucket, quarantineBucket, fields } = settings;
  const keys = preparedKeys(batch.prefix, range.range);
  const quarantine = new Quarantine(join(folder, 'quarantine.jsonl'), range);
  const counts = { in: 0, good: 0 };
  const path = join(folder, 'rows.csv');
  await pipeline(async function* () {
    for await (const record of readRange(bucket, range, fields)) {
      counts.in += 1;
      if ('reason' in record) {
        quarantine.add(record);
      } else {
        counts.good += 1;
        yield `${record.id},${toCsvLine(record.values)}\n`;
      }
    }
  }, createWriteStream(path));
  const quarantineKey = await quarantine.store(quarantineBucket, batch.prefix);
  if (counts.good > 0) {
    await storeFile(bucket, keys.rows, path);
  }
  const prepared = { range: range.range, ...counts, quarantined: quarantine.count, quarantineKey };
  return (await writeOnce(bucket, keys.counts, prepared)).value;
}
