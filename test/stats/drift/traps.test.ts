import { compare } from '../../../stats/drift/compare';
import type { ColumnComparison, CompareOptions } from '../../../stats/drift/comparison';
import type { MethodName } from '../../../stats/drift/methods';
import { METHODS } from '../../../stats/drift/methods';
import { profileOfColumns, times } from '../profile-of-columns';

type Values = readonly (string | number | null)[];

const ALL = Object.keys(METHODS) as MethodName[];

/** The comparison of a single column. */
function compared(baseline: Values, live: Values, options?: CompareOptions): ColumnComparison {
  const [column] = compare(profileOfColumns({ a: baseline }), profileOfColumns({ a: live }), options).columns;
  return column as ColumnComparison;
}

function rowsOf(column: ColumnComparison, label: string): { baseline: number; live: number } | undefined {
  const bin = column.bins.find((candidate) => candidate.label === label);
  return bin && { baseline: bin.baseline, live: bin.live };
}

/** Zeros and ones, in a mixed order. */
function flags(rows: number, ones: number): number[] {
  return times(rows, (i) => ((i * 7919) % rows < ones ? 1 : 0));
}

/** Different fractional numbers, evenly spread over [0.25, 1000.25). */
function spread(rows: number): number[] {
  return times(rows, (i) => ((i * 7919) % rows) * (1000 / rows) + 0.25);
}

describe.each(ALL)('by %s', (method) => {
  test.each([
    ['10 % ones become 90 %', 100, 900],
    ['90 % ones become 10 %', 900, 100],
    ['1 % ones become 30 %', 10, 300],
    ['99 % ones become 70 %', 990, 700],
    ['no ones become 40 %', 0, 400],
    ['only ones become 60 %', 1000, 600],
  ])('a 0/1 column drifts when %s', (_, before, after) => {
    expect(compared(flags(1000, before), flags(1000, after), { method })).toMatchObject({ verdict: 'drift' });
  });

  test('a column that is empty in the baseline drifts when it has values, and the other way round', () => {
    const empty = times(500, () => null);
    expect(compared(empty, spread(500), { method })).toMatchObject({ verdict: 'drift', type: 'fractional' });
    expect(compared(spread(500), empty, { method })).toMatchObject({ verdict: 'drift', type: 'fractional', missing: { live: 1 } });
  });

  test('a column that is empty in both data sets does not drift', () => {
    const empty = times(500, () => null);
    expect(compared(empty, empty, { method })).toMatchObject({ verdict: 'no-drift', score: 0, type: 'unknown' });
  });

  test('a constant column does not drift until it has another value', () => {
    const constant = times(500, () => 5);
    expect(compared(constant, constant, { method })).toMatchObject({ verdict: 'no-drift', score: 0 });
    expect(
      compared(
        constant,
        times(500, () => 6),
        { method },
      ),
    ).toMatchObject({ verdict: 'drift' });
  });

  test('one outlier of 1e300 is no drift, in the live data or in the baseline', () => {
    expect(compared(spread(1000), [...spread(999), 1e300], { method })).toMatchObject({ verdict: 'no-drift' });
    expect(compared([...spread(999), -1e300], spread(1000), { method })).toMatchObject({ verdict: 'no-drift' });
  });

  test('infinite values are out of range, NaN is missing, and every result is a finite number', () => {
    const broken = spread(1000).map((value, i) => (i % 3 === 0 ? 'Infinity' : i % 3 === 1 ? 'NaN' : value));
    const column = compared(spread(1000), broken, { method });
    expect(column).toMatchObject({ verdict: 'drift', missing: { baseline: 0, live: 0.333 } });
    expect(rowsOf(column, 'above')).toEqual({ baseline: 0, live: 334 });
    expect([column.score, column.noiseFloor, column.pValue, column.qValue].every(Number.isFinite)).toBe(true);
  });

  test('a numeric column that turns into text drifts', () => {
    const column = compared(
      spread(1000),
      times(1000, (i) => `N${i % 7}`),
      { method },
    );
    expect(column.verdict).toBe('drift');
    expect(rowsOf(column, 'unseen')).toEqual({ baseline: 0, live: 1000 });
  });

  test('a few texts in a numeric column are unseen, and the numbers stay numbers', () => {
    const column = compared(
      spread(1000),
      spread(1000).map((value, i) => (i % 100 === 0 ? 'n/a' : value)),
      { method },
    );
    expect(column).toMatchObject({ verdict: 'no-drift', type: 'fractional' });
    expect(rowsOf(column, 'unseen')).toEqual({ baseline: 0, live: 10 });
  });
});

test('missing, unseen and out-of-range rows are in buckets of their own', () => {
  const live = [...spread(900), ...times(50, () => 5000), ...times(30, () => -1), ...times(20, () => null)];
  const column = compared(spread(1000), live);
  expect(rowsOf(column, 'above')?.live).toBe(50);
  expect(rowsOf(column, 'below')?.live).toBe(30);
  expect(rowsOf(column, 'missing')).toEqual({ baseline: 0, live: 20 });
});

test('a value between the few that the baseline knows is unseen', () => {
  expect(rowsOf(compared(flags(1000, 500), [...flags(900, 450), ...times(100, () => 0.5)]), 'unseen')?.live).toBe(100);
});

test('a heavy value has a bin of its own, wherever it lies', () => {
  const heavy = (share: number): number[] => spread(1000).map((value, i) => (i < share * 1000 ? 500.5 : value));
  const column = compared(heavy(0.6), heavy(0.2));
  expect(rowsOf(column, '500.5')).toEqual({ baseline: 600, live: 200 });
  expect(column.verdict).toBe('drift');
});

test('the bins of many values hold a tenth of the baseline each', () => {
  const { bins } = compared(spread(4000), spread(2000));
  expect(bins.map(({ baseline }) => baseline)).toEqual(times(10, () => 400));
  expect(bins.map(({ live }) => live)).toEqual(times(10, () => 200));
  expect(bins.map(({ label }) => label).slice(0, 2)).toEqual(['[0.25, 100]', '(100, 200]']);
});

test('the bins of too many values to keep end within a thousandth of their value', () => {
  const { bins } = compared(spread(12_000), spread(6000));
  expect(bins).toHaveLength(10);
  for (const { baseline, live } of bins) {
    expect(baseline / 12_000).toBeCloseTo(0.1, 2);
    expect(live / 6000).toBeCloseTo(baseline / 12_000, 3);
  }
});

test('bins are fixed by the baseline: an outlier moves no other row', () => {
  const without = compared(spread(1000), spread(999)).bins;
  const beside = compared(spread(1000), [...spread(999), 1e300]).bins;
  expect(beside.filter(({ label }) => label !== 'above')).toEqual(without);
});

test('True and true are one boolean', () => {
  const booleans = (yes: string, no: string): string[] => times(500, (i) => (i % 2 === 0 ? yes : no));
  expect(compared(booleans('True', 'False'), booleans('true', 'false'))).toMatchObject({ verdict: 'no-drift', score: 0 });
});
