import type { PredictedRows } from '../../../stats/bias/flip-test';
import { flipTest } from '../../../stats/bias/flip-test';

/** The same rows as the oracle's: a linear congruential generator, exact in doubles through BigInt. */
function generator(): () => number {
  let state = 12345n;
  return () => {
    state = (1103515245n * state + 12345n) % 2n ** 31n;
    return Number(state) / 2 ** 31;
  };
}

function facets(advantaged: number): [PredictedRows, PredictedRows] {
  const random = generator();
  const rows = (count: number) => Array.from({ length: count }, () => Float64Array.of(random(), random()));
  const [a, d] = [rows(60), rows(40)];
  const favoured = (x: number, y: number) => x + y ** 2 > 0.8;
  const treated = (x: number, y: number) => x ** 2 + y > 1.1;
  const predicted = (features: Float64Array[], decide: (x: number, y: number) => boolean) =>
    features.map(([x = NaN, y = NaN]) => decide(x, y));
  return [
    { features: a.slice(0, advantaged), predicted: predicted(a.slice(0, advantaged), favoured) },
    { features: d, predicted: predicted(d, treated) },
  ];
}

// scikit-learn 1.9.1: KNeighborsClassifier(5), and (1) below ten rows; with five neighbours 8 flips up and none down, with one 5 up and 1 down.
test.each([
  [60, 0.2],
  [9, 0.1],
])('with %d rows of the advantaged facet the flips are those of its neighbours', (rows, value) => {
  expect(flipTest(...facets(rows)).value).toBe(value);
});

const alike = { features: Array.from({ length: 20 }, (_, i) => Float64Array.of(i)) };

test('is positive when like rows are accepted only in the advantaged facet', () => {
  const everybody = { ...alike, predicted: alike.features.map(() => true) };
  const nobody = { ...alike, predicted: alike.features.map(() => false) };
  expect(flipTest(everybody, nobody)).toEqual({ value: 1, lower: 1, upper: 1 });
  expect(flipTest(nobody, everybody).value).toBe(-1);
  expect(flipTest(everybody, everybody).value).toBe(0);
});
