import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, jobTypes, MONITORING_JOBS } from '../job-settings';
import { equal } from '../values';

/** A monitoring job is not isolated from the network. */
export const monitoringJobIsolation: MlRule = {
  name: 'MonitoringJobIsolation',
  types: jobTypes(MONITORING_JOBS, 'isolation'),
  info: 'A monitoring job is not isolated from the network.',
  why: 'The job reads captured traffic; its code could send that out.',
  fix: 'Set NetworkConfig.EnableNetworkIsolation to true.',
  controls: controlsOf('NETWORK_BOUNDARY', 'SageMaker.11', 'SageMaker.12', 'SageMaker.14', 'SageMaker.20', 'SageMaker.25'),
  check: (request) => brokenSettings(MONITORING_JOBS, request, 'isolation', equal(true)),
};
