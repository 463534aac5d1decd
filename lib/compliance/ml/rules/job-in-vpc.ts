import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, JOBS, jobTypes } from '../job-settings';
import { vpcConfig } from '../values';

/** A job is not attached to subnets and security groups of yours. */
export const jobInVpc: MlRule = {
  name: 'JobInVpc',
  types: jobTypes(JOBS, 'vpc'),
  info: 'A job is not attached to subnets and security groups of yours.',
  why: 'Training data would travel through a network that you neither see nor control.',
  fix: 'Set VpcConfig.Subnets and VpcConfig.SecurityGroupIds.',
  controls: controlsOf('NETWORK_BOUNDARY'),
  check: (request, template) => brokenSettings(JOBS, request, 'vpc', vpcConfig(template)),
};
