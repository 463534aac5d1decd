import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, vpcConfig } from '../values';

/** A model is not attached to subnets and security groups of yours. */
export const modelInVpc: MlRule = {
  name: 'ModelInVpc',
  types: ['AWS::SageMaker::Model'],
  info: 'A model is not attached to subnets and security groups of yours.',
  why: 'Artefacts and answers would travel through a network that you neither see nor control.',
  fix: 'Set VpcConfig.Subnets and VpcConfig.SecurityGroupIds.',
  controls: controlsOf('NETWORK_BOUNDARY'),
  check: ({ input }, template) => broken(input, ['VpcConfig'], vpcConfig(template)),
};
