import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, JOBS, jobTypes } from '../job-settings';
import { given } from '../values';

/** A job has no time limit. */
export const jobTimeLimit: MlRule = {
  name: 'JobTimeLimit',
  types: jobTypes(JOBS, 'maxRuntime'),
  info: 'A job has no time limit.',
  why: 'A job that hangs keeps its access to the data, and its cost, for a day or more.',
  fix: 'Set StoppingCondition.MaxRuntimeInSeconds.',
  controls: controlsOf('AVAILABILITY'),
  check: (request, template) => brokenSettings(JOBS, request, 'maxRuntime', given(template)),
};
