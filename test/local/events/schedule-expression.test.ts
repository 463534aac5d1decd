import fc from 'fast-check';
import type { Schedule } from '../../../local/events/schedule-expression';
import { ruleSchedule, schedulerSchedule } from '../../../local/events/schedule-expression';
import { timeZone } from '../../../local/events/time-zone';

const START = Date.UTC(2001, 0, 31, 10, 15, 30);

/** The next times after `start`, to the minute. */
function next(schedule: Schedule, count: number, start = START): string[] {
  const times: string[] = [];
  for (let time = schedule(start); time !== undefined && times.length < count; time = schedule(time)) {
    times.push(new Date(time).toISOString().slice(0, 16));
  }
  return times;
}

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
test.each([
  ['cron(30 0 * * ? *)', ['2001-02-01T00:30', '2001-02-02T00:30']],
  ['cron(0/20 10 * * ? *)', ['2001-01-31T10:20', '2001-01-31T10:40', '2001-02-01T10:00']],
  ['cron(*/30 10 * * ? *)', ['2001-01-31T10:30', '2001-02-01T10:00']],
  ['cron(10-14/2 11 * * ? *)', ['2001-01-31T11:10', '2001-01-31T11:12', '2001-01-31T11:14', '2001-02-01T11:10']],
  ['cron(0 8-10 ? * MON-FRI *)', ['2001-02-01T08:00', '2001-02-01T09:00', '2001-02-01T10:00', '2001-02-02T08:00']],
  ['cron(0/30 22-1 * * ? *)', ['2001-01-31T22:00', '2001-01-31T22:30', '2001-01-31T23:00', '2001-01-31T23:30', '2001-02-01T00:00']],
  ['cron(0 0 ? * 1 *)', ['2001-02-04T00:00', '2001-02-11T00:00']],
  ['cron(0 0 ? * FRI-SUN *)', ['2001-02-02T00:00', '2001-02-03T00:00', '2001-02-04T00:00', '2001-02-09T00:00']],
  ['cron(0 0 1,15 * ? *)', ['2001-02-01T00:00', '2001-02-15T00:00', '2001-03-01T00:00']],
  ['cron(0 0 L * ? *)', ['2001-02-28T00:00', '2001-03-31T00:00']],
  ['cron(0 0 15,L * ? *)', ['2001-02-15T00:00', '2001-02-28T00:00']],
  ['cron(0 0 31 * ? *)', ['2001-03-31T00:00', '2001-05-31T00:00']],
  ['cron(0 0 3W * ? *)', ['2001-02-02T00:00', '2001-03-02T00:00', '2001-04-03T00:00']],
  ['cron(0 0 1W 7,9,12 ? *)', ['2001-07-02T00:00', '2001-09-03T00:00', '2001-12-03T00:00']],
  ['cron(0 0 ? * 3#2 *)', ['2001-02-13T00:00', '2001-03-13T00:00']],
  ['cron(0 0 ? * FRI#3 *)', ['2001-02-16T00:00', '2001-03-16T00:00']],
  ['cron(0 0 ? * 6L *)', ['2001-02-23T00:00', '2001-03-30T00:00']],
  ['cron(0 0 ? * L *)', ['2001-02-03T00:00', '2001-02-10T00:00']],
  ['cron(0 0 29 FEB ? *)', ['2004-02-29T00:00']],
  ['cron(0 0 1 JAN-MAR/2 ? 2002-2003)', ['2002-01-01T00:00', '2002-03-01T00:00', '2003-01-01T00:00', '2003-03-01T00:00']],
  ['cron(15 10 ? * 6L 2019-2022)', ['2019-01-25T10:15']],
  ['cron(0 0 30 2 ? *)', []],
  ['rate(5 minutes)', ['2001-01-31T10:20', '2001-01-31T10:25']],
  ['rate(1 day)', ['2001-02-01T10:15', '2001-02-02T10:15']],
])('a rule runs at %s', (expression, times) => {
  const found = next(ruleSchedule(expression, START), Math.max(times.length, 1));

  expect(found).toEqual(times);
});

test.each([
  'cron(30 0 * * *)',
  'cron(0 0 * * * *)',
  'cron(0 0 ? * ? *)',
  'cron(60 0 * * ? *)',
  'cron(0 24 * * ? *)',
  'cron(0 0 0 * ? *)',
  'cron(0 0 * X ? *)',
  'cron(0 0 ? * 3#1,6#3 *)',
  'cron(0 0 ? * 6#6 *)',
  'cron(0/0 0 * * ? *)',
  'cron(0 0 * * ? 1969)',
  'rate(0 minutes)',
  'rate(1 minutes)',
  'rate(5 minute)',
  'rate(2 weeks)',
  'rate(1.5 hours)',
  'at(2001-02-01T12:00:00)',
  'daily',
])('a rule refuses %s', (expression) => {
  expect(() => ruleSchedule(expression, START)).toThrow('Parameter ScheduleExpression is not valid');
});

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
describe('EventBridge Scheduler', () => {
  test.each([
    ['a rate runs at its start and then by its interval', 'rate(6 hours)', 'UTC', ['2001-02-01T00:00', '2001-02-01T06:00']],
    ['a one-time schedule runs once', 'at(2001-02-01T12:00:00)', 'UTC', ['2001-02-01T12:00']],
    ['a one-time schedule has a zone', 'at(2001-02-01T12:00:00)', 'America/New_York', ['2001-02-01T17:00']],
    ['a one-time schedule in the past never runs', 'at(2001-01-01T12:00:00)', 'UTC', []],
    ['cron has a zone', 'cron(0 8 * * ? *)', 'Asia/Tokyo', ['2001-01-31T23:00', '2001-02-01T23:00']],
  ])('%s', (_rule, expression, zone, times) => {
    const schedule = schedulerSchedule(expression, Date.UTC(2001, 1, 1), timeZone(zone));

    expect(next(schedule, Math.max(times.length, 2))).toEqual(times);
  });

  test.each([
    [
      'keeps the wall clock’s time when summer begins',
      'cron(0 8 24-26 3 ? 2001)',
      ['2001-03-24T07:00', '2001-03-25T06:00', '2001-03-26T06:00'],
    ],
    ['skips a time that does not exist', 'cron(30 2 24-26 3 ? 2001)', ['2001-03-24T01:30', '2001-03-26T00:30']],
    ['runs once at a time that comes twice', 'cron(30 2 27-29 10 ? 2001)', ['2001-10-27T00:30', '2001-10-28T00:30', '2001-10-29T01:30']],
    ['runs once at each hour', 'cron(0 1-3 28 10 ? 2001)', ['2001-10-27T23:00', '2001-10-28T00:00', '2001-10-28T02:00']],
  ])('daylight saving: %s', (_rule, expression, times) => {
    expect(next(schedulerSchedule(expression, START, timeZone('Europe/Berlin')), 9)).toEqual(times);
  });

  test.each(['at(2001-02-01)', 'at(2001-02-01T12:00:00Z)', 'at(2001-13-01T12:00:00)'])('refuses %s', (expression) => {
    expect(() => schedulerSchedule(expression, START, timeZone('UTC'))).toThrow('Parameter ScheduleExpression is not valid');
  });
});

test('a cron finds the very next minute that its fields allow', () => {
  const minute = fc.integer({ min: 0, max: 59 });
  const hour = fc.integer({ min: 0, max: 23 });
  const property = fc.property(minute, hour, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 10_080 }), (m, h, day, offset) => {
    const start = START + offset * 60_000;
    const found = ruleSchedule(`cron(${m} ${h} ? * ${day} *)`, START)(start) ?? NaN;
    const fits = (time: number): boolean => {
      const date = new Date(time);
      return date.getUTCMinutes() === m && date.getUTCHours() === h && date.getUTCDay() + 1 === day;
    };
    let expected = (Math.floor(start / 60_000) + 1) * 60_000;
    while (!fits(expected)) {
      expected += 60_000;
    }
    expect(found).toBe(expected);
  });
  fc.assert(property, { numRuns: 30 });
});

test('the times of a zone rise, whatever the clocks do', () => {
  const zone = timeZone('America/New_York');
  const property = fc.property(fc.integer({ min: 0, max: 525_600 }), (offset) => {
    const schedule = schedulerSchedule('cron(0/15 * * * ? *)', START, zone);
    const first = schedule(START + offset * 60_000) ?? NaN;
    const second = schedule(first) ?? NaN;
    expect(first).toBeGreaterThan(START + offset * 60_000);
    expect(second).toBeGreaterThan(first);
    expect(zone.instant(zone.wallTime(first))).toBe(first);
  });
  fc.assert(property, { numRuns: 50 });
});
