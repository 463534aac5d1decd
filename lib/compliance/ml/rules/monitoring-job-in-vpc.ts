import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, jobTypes, MONITORING_JOBS } from '../job-settings';
import { vpcConfig } from '../values';

/** A monitoring job is not attached to subnets and security groups of yours. */
export const monitoringJobInVpc: MlRule = {
  name: 'MonitoringJobInVpc',
  types: jobTypes(MONITORING_JOBS, 'vpc'),
  info: 'A monitoring job is not attached to subnets and security groups of yours.',
  why: 'Captured traffic would travel through a network that you neither see nor control.',
  fix: 'Set NetworkConfig.VpcConfig.Subnets and SecurityGroupIds.',
  controls: controlsOf('NETWORK_BOUNDARY'),
  check: (request, template) => brokenSettings(MONITORING_JOBS, request, 'vpc', vpcConfig(template)),
};
