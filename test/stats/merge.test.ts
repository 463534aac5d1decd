import fc from 'fast-check';
import { merge } from '../../stats/merge';
import { profile } from '../../stats/profile';
import type { Row } from '../../stats/schema';

const SCHEMA = [
  { name: 'delay', kind: 'numeric' },
  { name: 'airport', kind: 'categorical' },
] as const;

const anyRow: fc.Arbitrary<Row> = fc.record({
  delay: fc.option(fc.integer({ min: -500, max: 3000 })),
  airport: fc.option(fc.constantFrom('ATL', 'ORD', '', '__proto__', 'constructor')),
});
const anyRows = fc.array(anyRow, { maxLength: 40 });

test('merging parts gives the profile of the whole, in any order and grouping', () => {
  fc.assert(
    fc.property(anyRows, anyRows, anyRows, (a, b, c) => {
      const [pa, pb, pc] = [a, b, c].map((rows) => profile(rows, SCHEMA)) as [never, never, never];
      const whole = close(profile([...a, ...b, ...c], SCHEMA));
      const merged = [merge(merge(pa, pb), pc), merge(pa, merge(pb, pc)), merge(pc, merge(pb, pa))];
      for (const candidate of merged) {
        expect(candidate).toEqual(whole);
      }
    }),
  );
});

/** Means and sums of squares may differ by rounding; everything else is exact. */
function close(value: unknown): unknown {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(close);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [key, key === 'mean' || key === 'm2' ? expect.closeTo(v as number, 4) : close(v)]),
  );
}

test('a stored profile merges like a fresh one', () => {
  const fresh = profile([{ delay: -0.5, airport: 'ATL' }], SCHEMA);
  const stored = JSON.parse(JSON.stringify(fresh)) as typeof fresh;
  expect(merge(stored, fresh)).toEqual(merge(fresh, fresh));
});

test('refuses profiles of different schemas and versions', () => {
  const both = profile([], SCHEMA);
  expect(() => merge(both, profile([], SCHEMA.slice(1)))).toThrow('profiles must have the same columns');
  expect(() => merge(both, { ...both, version: 2 })).toThrow('profiles must have version 1, got 1 and 2');
});

test('names row and column of a value that is no number', () => {
  expect(() => profile([{ delay: 1 }, { delay: 'late' }], SCHEMA)).toThrow('row 2: column delay must be a finite number, got "late"');
});
