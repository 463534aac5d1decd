import fc from 'fast-check';
import type { TreatMissingData } from '../../../local/cloudwatch/alarm-verdict';
import { alarmVerdict } from '../../../local/cloudwatch/alarm-verdict';

const KEEP = undefined;
const TREATMENTS: readonly TreatMissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
// The tables row by row: X breaches, 0 does not, - is missing; columns missing, ignore, breaching, notBreaching.
describe.each([
  {
    m: 3,
    rows: [
      ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
      ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
      ['- - - - -', 'INSUFFICIENT_DATA', KEEP, 'ALARM', 'OK'],
      ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['- - X - -', 'ALARM', KEEP, 'ALARM', 'OK'],
      // "Avoiding premature transitions": these two do not go into alarm.
      ['- - - - X', 'OK', KEEP, 'ALARM', 'OK'],
      ['- - - X -', 'OK', KEEP, 'ALARM', 'OK'],
      ['- - - X 0', 'OK', 'OK', 'OK', 'OK'],
    ],
  },
  {
    m: 2,
    rows: [
      ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
      ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
      ['- - - X -', 'ALARM', KEEP, 'ALARM', 'OK'],
    ],
  },
])('$m out of 3', ({ m, rows }) => {
  test.each(rows)('%s', (range, ...expected) => {
    const breaching = range?.split(' ').map((mark) => (mark === '-' ? undefined : mark === 'X')) ?? [];
    const verdicts = TREATMENTS.map((treatMissingData) =>
      alarmVerdict(breaching, { evaluationPeriods: 3, datapointsToAlarm: m, treatMissingData }),
    );

    expect(verdicts).toEqual(expected);
  });
});

describe('for any data', () => {
  const alarm = fc
    .integer({ min: 1, max: 5 })
    .chain((n) => fc.record({ evaluationPeriods: fc.constant(n), datapointsToAlarm: fc.integer({ min: 1, max: n }) }));
  const datapoint = fc.constantFrom(true, false, undefined);
  const range = fc.array(datapoint, { minLength: 7, maxLength: 7 });

  test('enough real datapoints decide alone: M of the last N', () => {
    fc.assert(
      fc.property(
        alarm,
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        fc.constantFrom(...TREATMENTS),
        (options, data, treatMissingData) => {
          const count = data.slice(-options.evaluationPeriods).filter(Boolean).length;
          const expected = count >= options.datapointsToAlarm ? 'ALARM' : 'OK';
          expect(alarmVerdict(data, { ...options, treatMissingData })).toBe(expected);
        },
      ),
    );
  });

  test('what is an alarm with missing data as good is one with missing data as bad', () => {
    fc.assert(
      fc.property(alarm, range, (options, data) => {
        if (alarmVerdict(data, { ...options, treatMissingData: 'notBreaching' }) === 'ALARM') {
          expect(alarmVerdict(data, { ...options, treatMissingData: 'breaching' })).toBe('ALARM');
        }
      }),
    );
  });

  test('missing and ignore differ only where ignore keeps the state', () => {
    fc.assert(
      fc.property(alarm, range, (options, data) => {
        const ignored = alarmVerdict(data, { ...options, treatMissingData: 'ignore' });
        if (ignored !== undefined) {
          expect(alarmVerdict(data, { ...options, treatMissingData: 'missing' })).toBe(ignored);
        }
      }),
    );
  });

  test('insufficient data means none at all', () => {
    fc.assert(
      fc.property(alarm, range, (options, data) => {
        const verdict = alarmVerdict(data, { ...options, treatMissingData: 'missing' });
        expect(verdict === 'INSUFFICIENT_DATA').toBe(data.every((each) => each === undefined));
      }),
    );
  });
});
