import { sumList } from '../../../cli/demo/sum-list';
import { missing, sums } from '../../../cli/demo/sums';
import { sampleDay, sampleResult } from './page-sample';

test('the counts of a good run add up', () => {
  expect(sums(sampleResult()).map((sum) => [sum.id, missing(sum)])).toEqual([
    ['rows', 0],
    ['predictions', 0],
    ['batch', 0],
  ]);
});

test.each([
  ['rows', { rows: { in: 100, good: 90, quarantined: 3 } }, 7, '7 are not accounted for'],
  ['batch', { batch: { in: 10, scored: 10, quarantined: 2 } }, -2, '2 are counted too often'],
  ['predictions', { predictions: 2437, days: [{ ...sampleDay(1, 0.1), monitored: 0 }] }, 2437, '2,437 are not accounted for'],
])('says that %s do not add up', (id, changes, off, text) => {
  const sum = sums(sampleResult(changes)).filter((found) => found.id === id);
  expect(sum.map(missing)).toEqual([off]);
  const { source } = sumList(sum);
  expect(source).toContain('Does not add up');
  expect(source).toContain(text);
  expect(source).not.toContain('✓');
});
