import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** The containers of a model are not isolated from the network. */
export const modelNetworkIsolation: MlRule = {
  name: 'ModelNetworkIsolation',
  types: ['AWS::SageMaker::Model'],
  info: 'The containers of a model are not isolated from the network.',
  why: "A model's code could send requests and data out, and fetch code that nobody reviewed.",
  fix: 'Set EnableNetworkIsolation to true.',
  controls: controlsOf('NETWORK_BOUNDARY', 'SageMaker.5'),
  check: ({ input }) => broken(input, ['EnableNetworkIsolation'], equal(true)),
};
