import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** A notebook instance has direct internet access. */
export const notebookInternetAccess: MlRule = {
  name: 'NotebookInternetAccess',
  types: ['AWS::SageMaker::NotebookInstance'],
  info: 'A notebook instance has direct internet access.',
  why: 'Code in a notebook could send data anywhere, past every control of the VPC.',
  fix: 'Set DirectInternetAccess to Disabled and give the instance a subnet.',
  controls: controlsOf('NETWORK_BOUNDARY', 'SageMaker.1'),
  check: ({ input }) => broken(input, ['DirectInternetAccess'], equal('Disabled')),
};
