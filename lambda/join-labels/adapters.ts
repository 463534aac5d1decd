import type { JoinRecord, JoinSide } from '../../stats/performance/join-record';
import { addDays } from '../shared/days';
import { partsPrefix } from '../shared/join-keys';
import type { SegmentRange } from '../shared/join-part';
import { HEADER_BYTES, SEGMENTS, decodeSegments, segmentBytes } from '../shared/join-part';
import { listKeys } from '../shared/list-keys';
import { readBytes } from '../shared/object-store';

/** Parts that are read at a time. */
const CONCURRENCY = 8;

/** Which records to read. */
export interface RecordRange extends SegmentRange {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

/** Hands each record of some days and segments of one side to `take`, with its day. */
export async function readRecords(
  bucket: string,
  model: string,
  side: JoinSide,
  range: RecordRange,
  take: (day: string, record: JoinRecord) => void,
): Promise<void> {
  const prefix = partsPrefix(model, side);
  const behind = `${prefix}${addDays(range.to, 1)}`;
  const keys = (await listKeys(bucket, prefix, `${prefix}${range.from}`)).filter((key) => key < behind);
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
        const [day = ''] = key.slice(prefix.length).split('/');
        for (const record of decodeSegments(await readSegments(bucket, key, range))) {
          take(day, record);
        }
      }
    }),
  );
}

async function readSegments(bucket: string, key: string, range: SegmentRange): Promise<Buffer> {
  if (range.first === 0 && range.last === SEGMENTS - 1) {
    return (await readBytes(bucket, key)).subarray(HEADER_BYTES);
  }
  const bytes = segmentBytes(await readBytes(bucket, key, { start: 0, end: HEADER_BYTES }), range);
  return bytes.start === bytes.end ? Buffer.alloc(0) : readBytes(bucket, key, bytes);
}
