import fc from 'fast-check';
import { compare } from '../../../stats/drift/compare';
import type { MethodName } from '../../../stats/drift/methods';
import { METHODS } from '../../../stats/drift/methods';
import { profile } from '../../../stats/profile/profile';
import type { Row } from '../../../stats/profile/schema';

const value = fc.oneof(
  fc.constantFrom(null, '', 'NaN', 'Infinity', '-inf', 'true', 'False', '2001-01-01', '007', '1e308', '-1e308', '5e-324', '0', '-0', '1'),
  fc.double({ noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.string({ maxLength: 3 }),
);
const rows = fc.array(fc.record({ a: value, b: value }), { maxLength: 30 });
const method = fc.constantFrom(...(Object.keys(METHODS) as MethodName[]));
const SCHEMA = [{ name: 'a' }, { name: 'b' }];

function result(baseline: Row[], live: Row[], name: MethodName): ReturnType<typeof compare> {
  return compare(profile(baseline, SCHEMA), profile(live, SCHEMA), { method: name, minRows: 1, columns: ['a', 'b'] });
}

test('any data have a verdict, finite numbers, and all of their rows in bins', () => {
  fc.assert(
    fc.property(rows, rows, method, (baseline, live, name) => {
      for (const column of result(baseline, live, name).columns) {
        const numbers = [column.score, column.threshold, column.noiseFloor, column.pValue, column.qValue];
        const measured = baseline.length > 0 && live.length > 0;
        expect(numbers.every((number) => (measured ? Number.isFinite(number) && (number ?? -1) >= 0 : number === null))).toBe(true);
        expect(column.bins.reduce((sum, bin) => sum + bin.baseline, 0)).toBe(measured ? baseline.length : 0);
        expect(column.bins.reduce((sum, bin) => sum + bin.live, 0)).toBe(measured ? live.length : 0);
      }
    }),
  );
});

test('the order of the rows changes nothing', () => {
  fc.assert(
    fc.property(rows, rows, method, (baseline, live, name) => {
      expect(result([...baseline].reverse(), [...live].reverse(), name)).toEqual(result(baseline, live, name));
    }),
  );
});

test('no data set drifts from itself', () => {
  fc.assert(
    fc.property(rows, method, (some, name) => {
      expect(result(some, some, name).verdict).toBe(some.length === 0 ? 'not-enough-data' : 'no-drift');
    }),
  );
});
