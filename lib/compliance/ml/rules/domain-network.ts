import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** A Studio domain reaches the internet directly. */
export const domainNetwork: MlRule = {
  name: 'DomainNetwork',
  types: ['AWS::SageMaker::Domain'],
  info: 'A Studio domain reaches the internet directly.',
  why: 'Notebooks and apps could send data anywhere, past every control of the VPC.',
  fix: 'Set AppNetworkAccessType to VpcOnly.',
  controls: controlsOf('NETWORK_BOUNDARY'),
  check: ({ input }) => broken(input, ['AppNetworkAccessType'], equal('VpcOnly')),
};
