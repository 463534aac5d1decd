import { biasDrift } from '../../../stats/bias/bias-drift';
import type { BiasMetrics } from '../../../stats/bias/bias-metrics';

const metrics = (values: Readonly<Record<string, number>>, half = 0.05): BiasMetrics => ({
  preTraining: {},
  postTraining: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, lower: value - half, upper: value + half }]),
  ),
});

// The documentation's example: 0.1 is nearer to 0 than 0.2, -0.3 is farther.
test.each([
  [0.2, 0.1, false, false],
  [0.2, -0.3, true, true],
  [0.2, 0.22, true, false],
  [-0.2, -0.3, true, true],
])('from DPPL %d to %d', (then, now, farther, drifted) => {
  expect(biasDrift(metrics({ DPPL: then }), metrics({ DPPL: now }))).toMatchObject([{ metric: 'DPPL', baseline: then, farther, drifted }]);
});

test('a ratio is fair at 1', () => {
  expect(biasDrift(metrics({ DI: 0.5 }), metrics({ DI: 0.9 }))).toMatchObject([{ farther: false }]);
  expect(biasDrift(metrics({ DI: 0.9 }), metrics({ DI: 0.5 }))).toMatchObject([{ farther: true, drifted: true }]);
});

test('only what both have is compared', () => {
  expect(biasDrift(metrics({ DPPL: 0.1, RD: 0.1 }), metrics({ RD: 0.5, SD: 0.2 })).map(({ metric }) => metric)).toEqual(['RD']);
});
