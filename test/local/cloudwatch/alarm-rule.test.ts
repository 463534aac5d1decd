import { alarmRule } from '../../../local/cloudwatch/alarm-rule';
import type { StateValue } from '../../../local/cloudwatch/alarm-verdict';

const STATES: Readonly<Record<string, StateValue>> = {
  a: 'ALARM',
  b: 'OK',
  c: 'INSUFFICIENT_DATA',
  'x y': 'ALARM',
  'arn:aws:cloudwatch:r:1:alarm:a': 'ALARM',
};
const stateOf = (alarm: string): StateValue => STATES[alarm] ?? 'INSUFFICIENT_DATA';

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
test.each([
  ['ALARM(a)', true],
  ['OK("b")', true],
  ['INSUFFICIENT_DATA(c)', true],
  ['ALARM("x y")', true],
  ['ALARM(arn:aws:cloudwatch:r:1:alarm:a)', true],
  ['TRUE', true],
  ['FALSE OR ALARM(b)', false],
  ['ALARM(a) AND NOT ALARM(b)', true],
  ['NOT (ALARM(a) OR ALARM(b))', false],
  ['(ALARM(a) OR ALARM(b)) AND OK(b)', true],
  ['ALARM(b) AND ALARM(c) OR ALARM(a)', true],
  ['ALARM(b) AND (ALARM(c) OR ALARM(a))', false],
  ['AT_LEAST(1, ALARM, (a, b, c))', true],
  ['AT_LEAST(2, ALARM, (a, b, c))', false],
  ['AT_LEAST(2, NOT ALARM, (a, "b", c))', true],
  ['AT_LEAST(50%, ALARM, (a, b))', true],
  ['AT_LEAST(60%, ALARM, (a, b))', false],
])('%s is %s', (text, expected) => {
  expect(alarmRule(text).matches(stateOf)).toBe(expected);
});

test('knows the alarms in it', () => {
  expect(alarmRule('ALARM(a) OR AT_LEAST(1, OK, ("x y", b)) OR NOT OK(a)').alarms).toEqual(['a', 'x y', 'b']);
});

test.each([
  '',
  'ALARM',
  'ALARM(a',
  'ALARM()',
  'a',
  'ALARM(a) ALARM(b)',
  'ALARM(a) AND',
  'AT_LEAST(4, ALARM, (a, b))',
  'AT_LEAST(1, GONE, (a))',
  'ANY(a)',
])('refuses %s', (text) => {
  expect(() => alarmRule(text)).toThrow('AlarmRule must not contain a syntax error');
});
