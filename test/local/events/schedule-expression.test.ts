import { schedule } from '../../../local/events/schedule-expression';

const START = Date.UTC(2001, 0, 31, 10, 15, 30);

/** The next times after the start, to the minute. */
function next(expression: string, count: number): string[] {
  const after = schedule(expression, START);
  const times: string[] = [];
  for (let time: number | undefined = after(START); time !== undefined && times.length < count; time = after(time)) {
    times.push(new Date(time).toISOString().slice(0, 16));
  }
  return times;
}

test.each([
  ['cron(30 0 * * ? *)', ['2001-02-01T00:30', '2001-02-02T00:30']],
  ['cron(0/20 10 * * ? *)', ['2001-01-31T10:20', '2001-01-31T10:40', '2001-02-01T10:00']],
  ['cron(0 8-10 ? * MON-FRI *)', ['2001-02-01T08:00', '2001-02-01T09:00', '2001-02-01T10:00', '2001-02-02T08:00']],
  ['cron(0 0 ? * 1 *)', ['2001-02-04T00:00', '2001-02-11T00:00']],
  ['cron(0 0 1,15 * ? *)', ['2001-02-01T00:00', '2001-02-15T00:00', '2001-03-01T00:00']],
  ['cron(0 0 L * ? *)', ['2001-02-28T00:00', '2001-03-31T00:00']],
  ['cron(0 0 31 * ? *)', ['2001-03-31T00:00', '2001-05-31T00:00']],
  ['cron(0 0 3W * ? *)', ['2001-02-02T00:00', '2001-03-02T00:00', '2001-04-03T00:00']],
  ['cron(0 0 ? * 6#3 *)', ['2001-02-16T00:00', '2001-03-16T00:00']],
  ['cron(0 0 ? * 6L *)', ['2001-02-23T00:00', '2001-03-30T00:00']],
  ['cron(0 0 29 FEB ? *)', ['2004-02-29T00:00']],
  ['cron(0 0 1 1 ? 2002)', ['2002-01-01T00:00']],
  ['rate(5 minutes)', ['2001-01-31T10:20', '2001-01-31T10:25']],
  ['rate(1 day)', ['2001-02-01T10:15', '2001-02-02T10:15']],
  ['at(2001-02-01T12:00:00)', ['2001-02-01T12:00']],
  ['at(2001-01-01T12:00:00)', []],
])('%s', (expression, times) => {
  expect(next(expression, Math.max(times.length, 1))).toEqual(times);
});

test.each([
  'cron(30 0 * * *)',
  'cron(0 0 * * * *)',
  'cron(0 0 ? * ? *)',
  'cron(60 0 * * ? *)',
  'cron(0 0 * X ? *)',
  'rate(0 minutes)',
  'rate(2 weeks)',
  'daily',
])('refuses %s', (expression) => {
  expect(() => schedule(expression, START)).toThrow('Parameter ScheduleExpression is not valid');
});
