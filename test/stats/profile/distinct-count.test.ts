import { distinctCount } from '../../../stats/profile/distinct-count';
import { columnOf } from './column-of';

test('counts numbers by value and the rest by text', () => {
  expect(distinctCount(columnOf(['1', '1.0', '1e0', '-0', '0', 'one', 'One', 'true']))).toBe(5);
});

test('counts by text what the schema says are no numbers', () => {
  expect(distinctCount(columnOf(['1', '1.0', '01', '1'], { type: 'string' }))).toBe(3);
});

test('estimates many values the same way', () => {
  const twice = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? String(i) : `${i - 1}.0`));
  expect(Math.abs((distinctCount(columnOf(twice)) ?? NaN) / 10_000 - 1)).toBeLessThan(0.025);
  expect(Math.abs((distinctCount(columnOf(twice, { type: 'string' })) ?? NaN) / 20_000 - 1)).toBeLessThan(0.025);
});
