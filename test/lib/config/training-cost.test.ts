import { trainingCostUsd } from '../../../lib/config/training-cost';
import { flightDelay } from '../../../models/flight-delay/model';

test('a training costs its instance for as long as it may run', () => {
  const training = { ...flightDelay.training, instanceType: 'ml.m5.4xlarge', maxRuntimeSec: 1800 };
  expect(trainingCostUsd({ training }, 'us-east-1')).toBeCloseTo(0.461);
});

test.each([
  ['eu-none-1', 'ml.m5.large'],
  ['us-east-1', 'ml.x9.large'],
])('the price of %s %s is not known', (region, instanceType) => {
  expect(trainingCostUsd({ training: { ...flightDelay.training, instanceType } }, region)).toBeUndefined();
});
