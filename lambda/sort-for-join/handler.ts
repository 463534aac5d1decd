import { createHash } from 'node:crypto';
import type { JoinRecord } from '../../stats/performance/join-record';
import { partsPrefix } from '../shared/join-keys';
import { encodePart } from '../shared/join-part';
import { lineBlocks } from '../shared/lines';
import { openObject, writeBytes } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import type { JoinSource, SortBatch } from './contract';
import { ENV } from './contract';
import { FileRecords } from './core';

const settings = { bucket: requireEnv(ENV.BUCKET), model: requireEnv(ENV.MODEL) };

/** Sorts a batch of files by inference id into one part, and returns its number of requests; the same batch again writes the same object. */
export async function handler(batch: SortBatch): Promise<number> {
  return transientFailures(() => sort(batch));
}

async function sort({ BatchInput: source, Items }: SortBatch): Promise<number> {
  const keys = Items.map(({ Key }) => Key);
  const records = (await Promise.all(keys.map((key) => readFile(source, key)))).flat();
  const name = createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 16);
  await writeBytes(settings.bucket, `${partsPrefix(settings.model, source.side)}${source.day}/${name}.part`, encodePart(records));
  return records.length;
}

async function readFile({ side, prefix }: JoinSource, key: string): Promise<JoinRecord[]> {
  const file = new FileRecords(side, key.slice(prefix.length));
  for await (const lines of lineBlocks(await openObject(settings.bucket, key))) {
    file.add(lines);
  }
  return file.records;
}
