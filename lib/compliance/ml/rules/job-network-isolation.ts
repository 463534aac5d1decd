import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { brokenSettings, JOBS, jobTypes } from '../job-settings';
import { equal } from '../values';

/** A job is not isolated from the network. */
export const jobNetworkIsolation: MlRule = {
  name: 'JobNetworkIsolation',
  types: jobTypes(JOBS, 'isolation'),
  info: 'A job is not isolated from the network.',
  why: "A job's code could send training data out, and fetch code that nobody reviewed.",
  fix: 'Set EnableNetworkIsolation to true, and bring what the job needs as input channels.',
  controls: controlsOf('NETWORK_BOUNDARY'),
  check: (request) => brokenSettings(JOBS, request, 'isolation', equal(true)),
};
