import { batchNormal, onlineNormal } from '../../../stats/quality/normal-anomalies';

const CALM = [10, 12, 11, 9, 10, 11, 9, 10, 12, 8];

test('a jump is found, and the calm point after it is not', () => {
  const found = onlineNormal([...CALM, 40, 10, 11]);
  expect(found.map(({ index }) => index)).toEqual([CALM.length]);
});

test('the limits are mean and sample deviation of the calm points before', () => {
  const mean = CALM.reduce((sum, value) => sum + value) / CALM.length;
  const deviation = Math.sqrt(CALM.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (CALM.length - 1));
  const [jump] = onlineNormal([...CALM, 40], { deviations: 4 });
  expect(jump?.lower).toBeCloseTo(mean - 4 * deviation, 12);
  expect(jump?.upper).toBeCloseTo(mean + 4 * deviation, 12);
});

test('a jump within the warm-up teaches and is not judged', () => {
  expect(onlineNormal([1, 100, 1, 100, 1, 100, 1])).toEqual([]);
});

test('a batch is judged by the history alone, so that two equal jumps are both found', () => {
  expect(batchNormal([...CALM, 40, 40], CALM.length).map(({ index }) => index)).toEqual([10, 11]);
});

test('a batch without history fails', () => {
  expect(() => batchNormal([1, 2, 3], 1)).toThrow('from must leave at least 2 points of history, got 1');
});
