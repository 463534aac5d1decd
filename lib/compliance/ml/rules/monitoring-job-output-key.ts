import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, jobTypes, MONITORING_JOBS } from '../job-settings';
import { customerKey } from '../values';

/** The reports of a monitoring job are not encrypted under a key of yours. */
export const monitoringJobOutputKey: MlRule = {
  name: 'MonitoringJobOutputKey',
  types: jobTypes(MONITORING_JOBS, 'outputKey'),
  info: 'The reports of a monitoring job are not encrypted under a key of yours.',
  why: 'Reports hold statistics of the captured traffic, down to single values.',
  fix: 'Set KmsKeyId of the output to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: (request, template) => brokenSettings(MONITORING_JOBS, request, 'outputKey', customerKey(template)),
};
