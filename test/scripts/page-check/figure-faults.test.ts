import { figureFault } from '../../../scripts/page-check/figure-faults';
import { resultValue } from '../../../scripts/page-check/result-value';

const RESULT = {
  rows: { in: 12 },
  days: [
    { driftAlarm: true, monitored: 3 },
    { driftAlarm: false, monitored: 4 },
  ],
};

test.each([
  ['rows.in', 12],
  ['days.1.monitored', 4],
  ['days.length', 2],
  ['days#driftAlarm', 1],
  ['days+monitored', 7],
  ['rows.out', undefined],
  ['none.at.all', undefined],
])('%s is %s', (path, value) => {
  expect(resultValue(RESULT, path)).toBe(value);
});

test.each([
  ['1,234', 1234, 1234, undefined],
  ['0.733', 0.7334, 0.7334, undefined],
  [null, 5, 5, undefined],
  ['5', 5, 6, 'a must be 6, the page has 5'],
  ['0.8', 0.7334, 0.7334, 'a is 0.7334, the page says "0.8"'],
  ['12', 1234, 1234, 'a is 1234, the page says "12"'],
])('"%s" for %s when the result has %s', (text, value, expected, fault) => {
  expect(figureFault({ path: 'a', value, text }, expected)).toBe(fault);
});
