import { createHash } from 'node:crypto';
import type { JoinRecord } from '../../stats/performance/join-record';

/** Segments of a part, by hash of the inference id: both sides of the join have their records of one id in the same segment. */
export const SEGMENTS = 64;

/** Neighbouring segments, both included. */
export interface SegmentRange {
  readonly first: number;
  readonly last: number;
}

const OFFSET_DIGITS = 12;
/** Bytes of the header: where each segment ends, then a line feed. */
export const HEADER_BYTES = SEGMENTS * OFFSET_DIGITS + 1;

/**
 * Records as a part: JSON lines in the order of their segments, behind a header of fixed size that says where each segment ends.
 *
 * As the shuffle files of a map and reduce engine: one object a batch, from which any number of joins reads its own share by a byte range.
 */
export function encodePart(records: readonly JoinRecord[]): Buffer {
  const segments = Array.from({ length: SEGMENTS }, (): string[] => []);
  for (const record of records) {
    segments[segmentOf(record)]?.push(`${JSON.stringify([record.id, record.order, record.values])}\n`);
  }
  const bodies = segments.map((lines) => Buffer.from(lines.join('')));
  let end = HEADER_BYTES;
  const header = bodies.map(({ length }) => String((end += length)).padStart(OFFSET_DIGITS, '0'));
  return Buffer.concat([Buffer.from(`${header.join('')}\n`), ...bodies]);
}

/** Where segments lie in a part, by its header: the first byte, and the one behind the last. */
export function segmentBytes(header: Buffer, { first, last }: SegmentRange): { start: number; end: number } {
  const endOf = (segment: number): number => Number(header.toString('latin1', segment * OFFSET_DIGITS, (segment + 1) * OFFSET_DIGITS));
  const bytes = { start: first === 0 ? HEADER_BYTES : endOf(first - 1), end: endOf(last) };
  if (!(bytes.start >= HEADER_BYTES && bytes.end >= bytes.start)) {
    throw new Error(`a part must begin with where its segments end, got ${JSON.stringify(header.toString('latin1', 0, OFFSET_DIGITS))}`);
  }
  return bytes;
}

/** The records of segments' bytes. */
export function* decodeSegments(body: Buffer): Generator<JoinRecord> {
  for (const line of body.toString('utf8').split('\n')) {
    if (line !== '') {
      const [id, order, values] = JSON.parse(line) as [string, string, number[] | null];
      yield { id, order, values };
    }
  }
}

/** Lines that could not be read have no id: they are spread by their place. */
function segmentOf({ id, order }: JoinRecord): number {
  const [byte = 0] = createHash('sha256')
    .update(id === '' ? order : id)
    .digest();
  return byte % SEGMENTS;
}
