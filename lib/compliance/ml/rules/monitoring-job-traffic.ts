import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, jobTypes, MONITORING_JOBS } from '../job-settings';
import { equal } from '../values';

/** Traffic between the containers of a monitoring job is not encrypted. */
export const monitoringJobTraffic: MlRule = {
  name: 'MonitoringJobTraffic',
  types: jobTypes(MONITORING_JOBS, 'traffic'),
  info: 'Traffic between the containers of a monitoring job is not encrypted.',
  why: 'Instances of one job exchange captured traffic in the clear.',
  fix: 'Set NetworkConfig.EnableInterContainerTrafficEncryption to true.',
  controls: controlsOf('ENCRYPTION_IN_TRANSIT', 'SageMaker.9', 'SageMaker.10', 'SageMaker.13', 'SageMaker.15', 'SageMaker.22'),
  check: (request) => brokenSettings(MONITORING_JOBS, request, 'traffic', equal(true)),
};
