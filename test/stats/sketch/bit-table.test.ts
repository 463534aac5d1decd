import fc from 'fast-check';
import { BitTable } from '../../../stats/sketch/bit-table';
import { VarintWriter } from '../../../stats/sketch/varint';

function tableOf(values: readonly number[]): BitTable {
  const table = new BitTable();
  values.forEach((value) => {
    table.add(value);
  });
  return table;
}

/** Powers of two of both signs: a page for each. */
function onPages(pages: number): number[] {
  return Array.from({ length: pages }, (_, i) => (i % 2 === 0 ? 1 : -1) * 2 ** (Math.floor(i / 2) - 700));
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const hostile = fc.oneof(finite, fc.constantFrom(0, -0, 5e-324, -5e-324, 1e300, -1e300, Number.MAX_VALUE), fc.integer());

test('whole numbers below 2048 of either sign have an entry of their own', () => {
  const values = Array.from({ length: 4095 }, (_, i) => i - 2047);
  const entries = tableOf(values).entries();
  expect(entries.map(({ rows }) => rows)).toEqual(values.map(() => 1));
  // The end that is farther from zero is the last double before the next entry.
  expect(entries.map(({ lower, upper }) => (lower < 0 ? upper : lower))).toEqual(values);
});

test('minus zero and the smallest magnitudes count as zero', () => {
  expect(tableOf([-0, 0, 5e-324, -5e-324, -1, 2]).entries()).toMatchObject([
    { upper: -1, rows: 1 },
    { lower: 0, upper: 0, rows: 4 },
    { lower: 2, rows: 1 },
  ]);
  expect(tableOf([-0]).entries()).toEqual([{ lower: 0, upper: 0, rows: 1 }]);
  expect(tableOf([-5e-324, 3]).entries()).toMatchObject([
    { lower: 0, upper: 0, rows: 1 },
    { lower: 3, rows: 1 },
  ]);
});

test('entries hold all values, in order and apart, each at most 2^-10 of its values wide', () => {
  fc.assert(
    fc.property(fc.array(hostile), (values) => {
      const entries = tableOf(values).entries();
      const rowsOf = (lower: number, upper: number): number =>
        values.filter((value) => (value >= lower && value <= upper) || (lower === 0 && Math.abs(value) < 2 ** -1032)).length;
      expect(entries.map(({ lower, upper }) => rowsOf(lower, upper))).toEqual(entries.map(({ rows }) => rows));
      expect(entries.reduce((sum, { rows }) => sum + rows, 0)).toBe(values.length);
      const widths = entries.map(({ lower, upper }) => (upper - lower) / Math.max(Math.abs(lower), Math.abs(upper), 2 ** -1022));
      expect(Math.max(0, ...widths)).toBeLessThan(2 ** -10);
      expect(entries.every(({ lower }, i) => lower > (entries[i - 1]?.upper ?? -Infinity))).toBe(true);
    }),
  );
});

test.each([
  [256, 10],
  [257, 9],
  [512, 9],
  [513, 8],
  [1024, 8],
  [1025, 7],
  [2048, 7],
  [2049, 6],
  [3000, 6],
])('with %d pages in use %d bits choose an entry', (pages, bits) => {
  expect(tableOf(onPages(pages)).bits).toBe(bits);
});

/** Whether the table of two parts is that of the whole, in any order. */
function expectMergeable(a: readonly number[], b: readonly number[]): void {
  const whole = tableOf([...a, ...b]).toJSON();
  const forth = tableOf(a);
  forth.addAll(tableOf(b));
  const back = tableOf(b);
  back.addAll(tableOf(a));
  expect([forth.toJSON(), back.toJSON(), tableOf([...b, ...a].reverse()).toJSON()]).toEqual([whole, whole, whole]);
}

test('is the same for any split and any order of adding and merging', () => {
  fc.assert(
    fc.property(fc.array(hostile), fc.array(hostile), (a, b) => {
      expectMergeable(a, b);
    }),
  );
});

test('is the same when the parts are finer than the whole', () => {
  const pages = onPages(600);
  expectMergeable(pages.slice(0, 200), [...pages.slice(100), 1.001, 1.002, -3]);
  expectMergeable(pages, [1.0009765625, 5e-324, 7]);
});

test('gives the entries of a coarser table', () => {
  const values = Array.from({ length: 2000 }, (_, i) => Math.sin(i) * 10 ** (i % 5));
  const coarse = tableOf([...values, ...onPages(300)]);
  expect(coarse.bits).toBe(9);
  const own = tableOf(values).entries(9);
  const others = new Set(
    tableOf(onPages(300))
      .entries(9)
      .map(({ lower }) => lower),
  );
  const withoutOthers = ({ lower }: { lower: number }): boolean => !others.has(lower);
  expect(own.filter(withoutOthers)).toEqual(coarse.entries().filter(withoutOthers));
});

function expectStored(table: BitTable): void {
  const read = BitTable.fromJSON(JSON.parse(JSON.stringify(table)) as string);
  expect(read.toJSON()).toBe(table.toJSON());
  expect(read.entries()).toEqual(table.entries());
}

test('is stored and read back', () => {
  fc.assert(
    fc.property(fc.array(hostile), (values) => {
      expectStored(tableOf(values));
    }),
  );
  expectStored(tableOf(onPages(700)));
});

test('adds many rows at once', () => {
  const table = new BitTable();
  table.add(0.5, 2 ** 40);
  table.add(0.5);
  expect(BitTable.fromJSON(table.toJSON()).entries()).toMatchObject([{ lower: 0.5, rows: 2 ** 40 + 1 }]);
});

test.each([
  ['a page that no finite number has', [2047, 0], 'a page must be one of finite numbers, got page 2047'],
  ['a page too many', [4096, 0], 'a page must be one of finite numbers, got page 4096'],
  ['too many entries', [0, 1, 0, 32769], 'a page must have at most 32768 entries, got 32769'],
  ['entries behind the last', [0, 1, 32767, 2, 1, 1], 'a table of 1 pages must have 32768 entries a page, got 32769'],
  ['an end within a page', [0, 1], 'a whole number must end before the text does'],
])('refuses a stored table with %s', (_, numbers, message) => {
  const writer = new VarintWriter();
  numbers.forEach((number) => {
    writer.write(number);
  });
  expect(() => BitTable.fromJSON(writer.toBase64())).toThrow(message);
});

test('tells values apart that lie close together far from zero', () => {
  const table = new BitTable();
  Array.from({ length: 1000 }, (_, i) => 1_000_000 + i).forEach((value) => {
    table.add(value);
  });
  expect(table.bits).toBe(15);
  // At 2^19 an entry is 16 wide.
  expect(table.entries()).toHaveLength(63);
});

test.each([
  [1, 15],
  [2, 14],
  [4, 13],
  [8, 12],
  [16, 11],
  [256, 10],
  [257, 9],
])('has for values of %d exponents %d bits', (exponents, bits) => {
  const table = new BitTable();
  Array.from({ length: exponents }, (_, i) => 2 ** i).forEach((value) => {
    table.add(value);
  });
  expect(table.bits).toBe(bits);
});
