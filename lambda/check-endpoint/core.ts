import type { Probe } from '../prepare-promotion/contract';
import type { EndpointCheck, EndpointHealth } from './contract';

/** What was found. */
export interface Findings {
  /** `undefined`: there is no endpoint. */
  readonly endpoint: { readonly status: string; readonly configName: string } | undefined;
  /** Answer to each probe, or why there is none. */
  readonly answers: readonly (string | Error)[];
}

/** Largest difference between a score before and after deployment: the text form of a float has 6 to 9 digits. */
const TOLERANCE = 1e-4;

/** Judges the endpoint; an endpoint in service on another config was rolled back silently. */
export function health({ endpointConfigName, probes }: EndpointCheck, { endpoint, answers }: Findings): EndpointHealth {
  const problem =
    endpoint === undefined
      ? 'there is no endpoint'
      : endpoint.status !== 'InService'
        ? `the endpoint is ${endpoint.status}`
        : endpoint.configName !== endpointConfigName
          ? `the endpoint runs ${endpoint.configName}, not ${endpointConfigName}: it was rolled back`
          : probes.map((probe, i) => probeProblem(probe, answers[i])).find((found) => found !== undefined);
  return problem === undefined
    ? { healthy: true, reason: `the endpoint runs ${endpointConfigName} and ${probes.length} probes got their scores` }
    : { healthy: false, reason: problem };
}

function probeProblem({ row, score }: Probe, answer: string | Error | undefined): string | undefined {
  if (typeof answer !== 'string') {
    return `probe ${row} failed: ${answer?.message ?? 'no answer'}`;
  }
  return Math.abs(Number(answer) - score) <= TOLERANCE ? undefined : `probe ${row} must score ${score}, got ${answer.trim()}`;
}
