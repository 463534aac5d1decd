import fc from 'fast-check';
import { HEADER_BYTES, SEGMENTS, decodeSegments, encodePart, segmentBytes } from '../../../lambda/shared/join-part';
import type { JoinRecord } from '../../../stats/performance/join-record';
import { unreadableRecord } from '../../../stats/performance/join-record';

const anyRecord: fc.Arbitrary<JoinRecord> = fc.record({
  id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  order: fc.string(),
  values: fc.array(
    fc.double({ min: 0, max: 1, noNaN: true }).map((score) => score + 0),
    { maxLength: 4 },
  ),
});

function segments(part: Buffer, first: number, last: number): JoinRecord[] {
  const { start, end } = segmentBytes(part.subarray(0, HEADER_BYTES), { first, last });
  return [...decodeSegments(part.subarray(start, end))];
}

test('every record lies in one segment, whatever the shares', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 30 }), fc.integer({ min: 1, max: SEGMENTS - 1 }), (records, cut) => {
      const part = encodePart(records);
      const shared = [...segments(part, 0, cut - 1), ...segments(part, cut, SEGMENTS - 1)];
      const sorted = (list: readonly JoinRecord[]): string[] => list.map((record) => JSON.stringify(record)).sort();
      expect(sorted(shared)).toEqual(sorted(records));
      expect(segments(part, 0, SEGMENTS - 1)).toHaveLength(records.length);
    }),
  );
});

test('an id has its segment in every part', () => {
  const part = encodePart([{ id: 'a', order: '1', values: [0] }]);
  const other = encodePart([
    { id: 'b', order: '1', values: [0] },
    { id: 'a', order: '2', values: [1] },
  ]);
  const segmentOf = (bytes: Buffer): number =>
    Array.from({ length: SEGMENTS }, (_, segment) => segment).findIndex((segment) =>
      segments(bytes, segment, segment).some(({ id }) => id === 'a'),
    );
  expect(segmentOf(part)).toBe(segmentOf(other));
});

test('lines without an id are spread by their place', () => {
  const part = encodePart(Array.from({ length: 500 }, (_, line) => unreadableRecord(`file#${line}`)));
  expect(segments(part, 0, 31).length).toBeGreaterThan(150);
  expect(segments(part, 32, 63).length).toBeGreaterThan(150);
});

test('refuses what is no part', () => {
  expect(() => segmentBytes(Buffer.from('{"captureData":'), { first: 0, last: 0 })).toThrow(
    'a part must begin with where its segments end',
  );
});
