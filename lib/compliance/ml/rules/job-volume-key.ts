import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, JOBS, jobTypes } from '../job-settings';
import { hasNvmeVolume } from '../nvme-instances';
import { customerKey, valuesAt } from '../values';

/** The volumes of a job's instances are not encrypted under a key of yours. */
export const jobVolumeKey: MlRule = {
  name: 'JobVolumeKey',
  types: jobTypes(JOBS, 'volumeKey'),
  info: "The volumes of a job's instances are not encrypted under a key of yours.",
  why: 'Training data and models lie on these volumes.',
  fix: 'Set VolumeKmsKeyId to a customer managed key; instance types with NVMe disks take none, as their hardware encrypts them.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: (request, template) =>
    brokenSettings(
      JOBS,
      request,
      'volumeKey',
      (value, { input }, { instanceType }) =>
        customerKey(template)(value) || (instanceType !== undefined && valuesAt(input, instanceType).every(hasNvmeVolume)),
    ),
};
