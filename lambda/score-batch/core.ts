import type { BadRecord, GoodRecord } from '../shared/batch/records';
import { badRecord } from '../shared/batch/records';
import { scoredLine } from '../shared/batch/scored-line';
import type { Scorer } from './scorer';

/** Most records, and bytes of their text, that the model gets at a time; a serverless endpoint takes 4 MB. */
const BATCH_RECORDS = 2000;
const BATCH_CHARACTERS = 1024 ** 2;

/** Takes what can't be scored. */
export type TakeBad = (record: BadRecord) => void;

/** Scores records in their order; gives the stored form of what was scored, in pieces, and hands on what was not. */
export async function* scoredLines(
  records: AsyncIterable<GoodRecord | BadRecord>,
  scorer: Scorer,
  threshold: number,
  takeBad: TakeBad,
): AsyncGenerator<string[]> {
  let batch: GoodRecord[] = [];
  let characters = 0;
  const flush = async (): Promise<string[]> => {
    const outcomes = batch.length === 0 ? [] : await scorer.score(batch);
    const lines: string[] = [];
    batch.forEach((record, i) => {
      const outcome = outcomes[i];
      if (outcome !== undefined && 'score' in outcome) {
        lines.push(scoredLine(record.id, outcome.score, threshold));
      } else {
        takeBad(badRecord(record, outcome?.reason ?? 'the model gave no answer'));
      }
    });
    batch = [];
    characters = 0;
    return lines;
  };
  for await (const record of records) {
    if ('reason' in record) {
      takeBad(record);
      continue;
    }
    batch.push(record);
    characters += record.text.length;
    if (batch.length >= BATCH_RECORDS || characters >= BATCH_CHARACTERS) {
      yield await flush();
    }
  }
  yield await flush();
}
