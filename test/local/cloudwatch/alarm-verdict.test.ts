import type { TreatMissingData } from '../../../local/cloudwatch/alarm-verdict';
import { alarmVerdict } from '../../../local/cloudwatch/alarm-verdict';

const KEEP = undefined;

/** The tables of AWS's documentation: X breaches, 0 does not, - is missing; columns missing, ignore, breaching, notBreaching. */
describe.each([
  {
    m: 3,
    rows: [
      ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
      ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
      ['- - - - -', 'INSUFFICIENT_DATA', KEEP, 'ALARM', 'OK'],
      ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['- - X - -', 'ALARM', KEEP, 'ALARM', 'OK'],
      ['- - - - X', 'OK', KEEP, 'ALARM', 'OK'],
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
    const treatments: TreatMissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
    const verdicts = treatments.map((treatMissingData) =>
      alarmVerdict(breaching, { evaluationPeriods: 3, datapointsToAlarm: m, treatMissingData }),
    );

    expect(verdicts).toEqual(expected);
  });
});
