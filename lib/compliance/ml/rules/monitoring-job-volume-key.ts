import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, jobTypes, MONITORING_JOBS } from '../job-settings';
import { hasNvmeVolume } from '../nvme-instances';
import { customerKey, valuesAt } from '../values';

/** The volumes of a monitoring job's instances are not encrypted under a key of yours. */
export const monitoringJobVolumeKey: MlRule = {
  name: 'MonitoringJobVolumeKey',
  types: jobTypes(MONITORING_JOBS, 'volumeKey'),
  info: "The volumes of a monitoring job's instances are not encrypted under a key of yours.",
  why: 'Captured traffic lies on these volumes.',
  fix: 'Set ClusterConfig.VolumeKmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: (request, template) =>
    brokenSettings(
      MONITORING_JOBS,
      request,
      'volumeKey',
      (value, { input }, { instanceType }) =>
        customerKey(template)(value) || (instanceType !== undefined && valuesAt(input, instanceType).every(hasNvmeVolume)),
    ),
};
