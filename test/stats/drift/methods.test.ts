import type { CountedColumn } from '../../../stats/drift/counted-column';
import { countedColumn } from '../../../stats/drift/counted-column';
import { chiSquaredStatistic, homogeneityPValue } from '../../../stats/drift/homogeneity';
import type { Measurement } from '../../../stats/drift/measurement';
import type { MethodName } from '../../../stats/drift/methods';
import { METHODS } from '../../../stats/drift/methods';
import { profileOfColumns } from '../profile-of-columns';
import oracles from './oracles/drift.json';

/** Expects a relative error of at most 1e-9. */
function expectClose(actual: number | undefined, expected: number): void {
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

function column(baseline: readonly (string | number | null)[], live: readonly (string | number | null)[]): CountedColumn {
  const [ours, theirs] = [baseline, live].map((values) => profileOfColumns({ a: values }).columns[0]);
  return countedColumn(ours as never, theirs as never, { baseline: baseline.length, live: live.length });
}

function measured(method: MethodName, counted: CountedColumn): Measurement | null {
  return METHODS[method].measure(counted, 0.05);
}

describe.each(oracles.binned)('bins: $name', ({ baseline, live, ...expected }) => {
  const bins = baseline.map((rows, i) => ({ label: `bin ${i}`, baseline: rows, live: live[i] ?? 0 }));
  const rows = { baseline: baseline.reduce((a, b) => a + b), live: live.reduce((a, b) => a + b) };
  const counted = { bins, pValue: homogeneityPValue(bins), numbers: null, rows };

  test.each([
    ['psi', expected.psi],
    ['js', expected.js],
    ['hellinger', expected.hellinger],
    ['linf', expected.linf],
    ['chi2', expected.cramersV],
  ] as const)('%s has the score of NumPy and SciPy', (method, score) => {
    expectClose(measured(method, counted)?.score, score);
  });

  test("the statistic and the p-value are SciPy's", () => {
    expectClose(chiSquaredStatistic(bins), expected.chi2);
    expectClose(counted.pValue, expected.pValue);
  });
});

describe.each(oracles.ordered)('numbers: $name', ({ baseline, live, ...expected }) => {
  const counted = column(baseline, live);

  test.each([
    ['ks', expected.ks],
    ['linf', expected.ks],
    ['linf-robust', expected.robust],
    ['wasserstein', expected.wasserstein],
  ] as const)('%s has the score of SciPy', (method, score) => {
    expectClose(measured(method, counted)?.score, score);
  });

  test("the Kolmogorov-Smirnov p-value is the limit law's", () => {
    expectClose(measured('ks', counted)?.pValue, expected.ksPValue);
  });
});

test.each(Object.keys(METHODS) as MethodName[])('%s is 0 between a column and itself, and surely no drift', (method) => {
  const values = Array.from({ length: 500 }, (_, i) => (i % 50 === 0 ? null : i % 37));
  expect(measured(method, column(values, values))).toMatchObject({ score: 0, pValue: 1 });
});

test.each(['ks', 'wasserstein', 'linf', 'linf-robust'] as const)('%s sees numbers that go missing', (method) => {
  const values = Array.from({ length: 1000 }, (_, i) => i % 100);
  const measurement = measured(
    method,
    column(
      values,
      values.map((value, i) => (i % 2 === 0 ? null : value)),
    ),
  );
  expect(measurement?.score).toBeGreaterThan(0.4);
  expect(measurement?.pValue).toBeLessThan(1e-10);
});

test.each(['ks', 'wasserstein'] as const)('%s has no order of categories to go by', (method) => {
  expect(measured(method, column(['a', 'b'], ['b', 'a']))).toBeNull();
});

test('Wasserstein has no unit where the baseline is constant', () => {
  expect(measured('wasserstein', column([5, 5, 5], [5, 6, 7]))).toBeNull();
});

test('the noise floor has the p-value that it is asked for', () => {
  const counted = column(
    Array.from({ length: 900 }, (_, i) => Math.sqrt(i)),
    Array.from({ length: 700 }, (_, i) => Math.sqrt(i) * 1.2),
  );
  const { noiseFloor = NaN } = measured('ks', counted) ?? {};
  expectClose(
    METHODS.ks.measure({ ...counted, numbers: [{ lower: 0, upper: 0, baseline: 0, live: 700 * noiseFloor }] }, 0.05)?.pValue,
    0.05,
  );
  expect(noiseFloor).toBeCloseTo(1.358 * Math.sqrt(1 / 900 + 1 / 700), 4);
  expect(measured('psi', counted)?.noiseFloor).toBeCloseTo(18.307 * (1 / 900 + 1 / 700), 4);
});
