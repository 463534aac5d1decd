import { servingOf } from '../../../lib/config/serving-of';
import { flightDelay } from '../../../models/flight-delay/model';

test('finds how a model is served in an environment', () => {
  expect(servingOf(flightDelay, 'pilot')).toMatchObject({ mode: 'serverless' });
  expect(servingOf(flightDelay, 'production')).toMatchObject({ mode: 'realtime' });
});

test('fails for an environment that the model does not name', () => {
  expect(() => servingOf(flightDelay, 'staging')).toThrow(
    'serving of model flight-delay must name the environment staging, got pilot, production',
  );
});
