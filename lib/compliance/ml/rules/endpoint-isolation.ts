import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { hostsComponents } from '../variants';
import { broken, equal, vpcConfig } from '../values';

/** An endpoint for inference components is not isolated from the network, or not in a VPC of yours. */
export const endpointIsolation: MlRule = {
  name: 'EndpointIsolation',
  types: ['AWS::SageMaker::EndpointConfig'],
  info: 'An endpoint for inference components is not isolated from the network, or not in a VPC of yours.',
  why: 'Components have no network settings of their own: those of the endpoint count for all of them.',
  fix: 'Set EnableNetworkIsolation to true, VpcConfig.Subnets and VpcConfig.SecurityGroupIds.',
  controls: controlsOf('NETWORK_BOUNDARY'),
  check: ({ input }, template) =>
    hostsComponents(input)
      ? [...broken(input, ['EnableNetworkIsolation'], equal(true)), ...broken(input, ['VpcConfig'], vpcConfig(template))]
      : [],
};
