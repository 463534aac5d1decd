import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { instanceVariants } from '../variants';
import { valuesAt } from '../values';

/** A variant of an endpoint starts with a single instance. */
export const endpointInstances: MlRule = {
  name: 'EndpointInstances',
  types: ['AWS::SageMaker::EndpointConfig'],
  info: 'A variant of an endpoint starts with a single instance.',
  why: 'With one instance the endpoint is down whenever its zone or its instance is.',
  fix: 'Set InitialInstanceCount to 2 or more; serverless variants need none.',
  controls: controlsOf('AVAILABILITY', 'SageMaker.4'),
  check: ({ input }) =>
    instanceVariants(input)
      .filter(({ variant }) => !valuesAt(variant, 'InitialInstanceCount').every((count) => Number(count) >= 2))
      .map(({ path }) => `${path}.InitialInstanceCount`),
};
