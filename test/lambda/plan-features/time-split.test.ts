import { daysOf, timeSplit } from '../../../lambda/plan-features/time-split';

const january = { mode: 'train', from: '2001-01-01', to: '2001-02-01', validationDays: 3, testDays: 7 } as const;

test('holds out the last days and puts validation before them', () => {
  expect(timeSplit(january)).toEqual([
    { name: 'train', from: '2001-01-01', to: '2001-01-22' },
    { name: 'validation', from: '2001-01-22', to: '2001-01-25' },
    { name: 'test', from: '2001-01-25', to: '2001-02-01' },
  ]);
});

test('leaves rows to score whole', () => {
  expect(timeSplit({ mode: 'score', from: '2001-02-28', to: '2001-03-01' })).toEqual([
    { name: 'rows', from: '2001-02-28', to: '2001-03-01' },
  ]);
});

test('counts days over the end of a month', () => {
  expect(daysOf('2001-02-27', '2001-03-02')).toEqual(['2001-02-27', '2001-02-28', '2001-03-01']);
});

test.each([
  [{ ...january, from: '2001-1-1' }, 'from must be a day like 2001-01-31, got 2001-1-1'],
  [{ ...january, to: '2001-02-30' }, 'to must be a day like 2001-01-31, got 2001-02-30'],
  [{ ...january, to: '2001-01-01' }, 'from must be before to, got 2001-01-01 and 2001-01-01'],
  [{ ...january, testDays: undefined }, 'testDays must be a whole number of days greater than 0, got nothing'],
  [{ ...january, validationDays: 0 }, 'validationDays must be a whole number of days greater than 0, got 0'],
  [{ ...january, to: '2001-01-11' }, 'the range from 2001-01-01 to 2001-01-11 must be longer than its 3 validation and 7 test days'],
] as const)('refuses %j', (request, message) => {
  expect(() => timeSplit(request)).toThrow(message);
});
