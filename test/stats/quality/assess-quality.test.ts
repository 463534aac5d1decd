import { assessQuality } from '../../../stats/quality/assess-quality';
import { expectationOf } from '../../../stats/quality/expectation';
import { profileOfColumns, times } from '../profile-of-columns';

const BASELINE = {
  id: times(400, (i) => `k${i}`),
  age: times(400, (i) => 20 + (i % 50)),
  income: times(400, (i) => (i % 10 === 0 ? null : 1000 + 2.5 * i)),
  colour: times(400, (i) => ['red', 'green', 'blue'][i % 3] ?? null),
  member: times(400, (i) => String(i % 2 === 0)),
  since: times(400, (i) => `2001-01-${String((i % 28) + 1).padStart(2, '0')}`),
};

type Columns = Record<string, (string | number | null)[]>;

/** The violations of the baseline's own rows after a change. */
function violations(change: (columns: Columns) => void): string[] {
  const columns: Columns = structuredClone(BASELINE);
  change(columns);
  return assessQuality(expectationOf(profileOfColumns(BASELINE)), profileOfColumns(columns)).violations.map(
    ({ column, check, description }) => `${column} ${check}: ${description}`,
  );
}

test('the baseline satisfies its own constraints', () => {
  const report = assessQuality(expectationOf(profileOfColumns(BASELINE)), profileOfColumns(BASELINE));
  expect(report).toMatchObject({ version: 1, verdict: 'ok', rows: { baseline: 400, live: 400 }, violations: [], outliers: [] });
  expect(report.constraints).toEqual([
    { check: 'completeness', column: 'id', atLeast: 1 },
    { check: 'uniqueness', column: 'id' },
    { check: 'completeness', column: 'age', atLeast: 1 },
    { check: 'type', column: 'age', type: 'integral', atLeast: 1 },
    { check: 'non-negative', column: 'age' },
    { check: 'range', column: 'age', min: 16, max: 73 },
    { check: 'completeness', column: 'income', atLeast: 0.86 },
    { check: 'type', column: 'income', type: 'fractional', atLeast: 1 },
    { check: 'non-negative', column: 'income' },
    { check: 'range', column: 'income', min: 902.5, max: 2097.5 },
    { check: 'completeness', column: 'colour', atLeast: 1 },
    {
      check: 'domain',
      column: 'colour',
      values: ['red', 'blue', 'green'],
      atLeast: 1,
    },
    { check: 'completeness', column: 'member', atLeast: 1 },
    { check: 'type', column: 'member', type: 'boolean', atLeast: 1 },
    { check: 'domain', column: 'member', values: ['false', 'true'], atLeast: 1 },
    { check: 'completeness', column: 'since', atLeast: 1 },
    { check: 'type', column: 'since', type: 'timestamp', atLeast: 1 },
  ]);
});

test.each<[string, (columns: Columns) => void, string[]]>([
  [
    'one missing value in a complete column',
    ({ age }) => ((age as unknown[])[7] = null),
    ['age completeness: 99.75% of 400 rows have a value; at least 100% must'],
  ],
  [
    'many more missing values',
    ({ income }) => income?.fill(null, 0, 100),
    ['income completeness: 67.5% of 400 rows have a value; at least 86% must'],
  ],
  [
    'text in a column of whole numbers',
    ({ age }) => age?.fill('n/a', 0, 2),
    ['age type: 2 of 400 values are not integral: only 99.5% are; at least 100% must be'],
  ],
  [
    'a negative number, and one too large',
    ({ age }) => age?.splice(0, 2, -1, 999),
    [
      'age non-negative: 1 values are below 0, the lowest is -1',
      'age range: 1 values (0.25%) are below 16, the lowest is -1; 1 values (0.25%) are above 73, the highest is 999',
    ],
  ],
  [
    'an unknown colour',
    ({ colour }) => colour?.splice(0, 1, 'mauve'),
    ['colour domain: 99.75% of 400 values are among the 3 known ones; at least 100% must be; unknown: "mauve" (1)'],
  ],
  ['a repeated key', ({ id }) => id?.splice(0, 1, 'k5'), ['id uniqueness: 1 rows repeat a value that must be unique']],
  [
    'another set of columns',
    (columns) => {
      delete columns['since'];
      columns['extra'] = [...BASELINE.age];
    },
    ['since missing-column: the live data does not have this column', 'extra extra-column: the baseline does not have this column'],
  ],
])('%s is a violation', (_, change, expected) => {
  expect(violations(change)).toEqual(expected);
});

test('a share within what sampling explains is no violation', () => {
  const few = profileOfColumns({ ...BASELINE, income: BASELINE.income.map((value, i) => (i % 9 === 0 ? null : (value ?? 1500))) });
  expect(assessQuality(expectationOf(profileOfColumns(BASELINE)), few).violations).toEqual([]);
});

test('an infinite number is out of range and the furthest outlier', () => {
  const { violations: found, outliers } = assessQuality(
    expectationOf(profileOfColumns({ x: times(100, (i) => i / 10 + 0.05) })),
    profileOfColumns({ x: [...times(99, (i) => i / 10 + 0.05), '-Infinity'] }),
  );
  expect(found.map(({ check }) => check)).toEqual(['non-negative', 'range']);
  expect(outliers).toMatchObject([{ column: 'x', baseline: 0, live: 0.01, extreme: -Infinity, z: -Infinity }]);
});

test.each([
  ['baseline', {}, BASELINE],
  ['live data', BASELINE, { id: [] }],
])('a %s without rows is not enough data', (_, baseline, live) => {
  expect(assessQuality(expectationOf(profileOfColumns(baseline)), profileOfColumns(live)).verdict).toBe('not-enough-data');
});
