import { trackedCapacity } from '../../../local/autoscaling/target-tracking';

const POLICY = { target: 100, capacity: 2, min: 1, max: 5, scaleInDisabled: false };
const minutes = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

test('adds capacity in proportion after three minutes above the target', () => {
  expect(trackedCapacity({ ...POLICY, minutes: [150, 150, 150] })).toBe(3);
});

test.each([
  ['two minutes above', [150, 150]],
  ['one minute below in between', [150, 90, 150]],
  ['fourteen minutes far below', minutes(14, 10)],
  ['fifteen minutes just below', minutes(15, 95)],
])('waits with %s the target', (_, values) => {
  expect(trackedCapacity({ ...POLICY, minutes: values })).toBe(2);
});

test('stays within its limits', () => {
  expect(trackedCapacity({ ...POLICY, minutes: minutes(3, 900) })).toBe(5);
  expect(trackedCapacity({ ...POLICY, minutes: minutes(15, 0) })).toBe(1);
});

test('removes capacity after fifteen minutes below the target, unless that is disabled', () => {
  expect(trackedCapacity({ ...POLICY, minutes: minutes(15, 20) })).toBe(1);
  expect(trackedCapacity({ ...POLICY, minutes: minutes(15, 20), scaleInDisabled: true })).toBe(2);
});
