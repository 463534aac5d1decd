import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, given } from '../values';

/** A notebook instance is not in a VPC of yours. */
export const notebookInVpc: MlRule = {
  name: 'NotebookInVpc',
  types: ['AWS::SageMaker::NotebookInstance'],
  info: 'A notebook instance is not in a VPC of yours.',
  why: 'Without a subnet its traffic goes through a network that you neither see nor control.',
  fix: 'Set SubnetId and SecurityGroupIds.',
  controls: controlsOf('NETWORK_BOUNDARY', 'SageMaker.2'),
  check: ({ input }, template) => broken(input, ['SubnetId', 'SecurityGroupIds'], given(template)),
};
