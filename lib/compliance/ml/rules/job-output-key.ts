import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, JOBS, jobTypes } from '../job-settings';
import { customerKey } from '../values';

/** The output of a job is not encrypted under a key of yours. */
export const jobOutputKey: MlRule = {
  name: 'JobOutputKey',
  types: jobTypes(JOBS, 'outputKey'),
  info: 'The output of a job is not encrypted under a key of yours.',
  why: 'Models and predictions would be readable by everybody who may read the bucket.',
  fix: 'Set KmsKeyId of the output to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: (request, template) => brokenSettings(JOBS, request, 'outputKey', customerKey(template)),
};
