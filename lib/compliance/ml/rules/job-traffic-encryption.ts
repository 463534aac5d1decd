import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, JOBS, jobTypes } from '../job-settings';
import { equal } from '../values';

/** Traffic between the containers of a job is not encrypted. */
export const jobTrafficEncryption: MlRule = {
  name: 'JobTrafficEncryption',
  types: jobTypes(JOBS, 'traffic'),
  info: 'Traffic between the containers of a job is not encrypted.',
  why: 'Instances of one job exchange data and gradients in the clear.',
  fix: 'Set EnableInterContainerTrafficEncryption to true.',
  controls: controlsOf('ENCRYPTION_IN_TRANSIT'),
  check: (request) => brokenSettings(JOBS, request, 'traffic', equal(true)),
};
