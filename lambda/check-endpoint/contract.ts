import type { Probe } from '../prepare-promotion/contract';

/** Environment of the function. */
export const ENV = { ENDPOINT_NAME: 'ENDPOINT_NAME' } as const;

/** What the endpoint must be. */
export interface EndpointCheck {
  /** Config that the endpoint must run. */
  readonly endpointConfigName: string;
  /** Held-out rows and the scores that the model must give them. */
  readonly probes: readonly Probe[];
}

/** Whether the endpoint is what it must be. */
export interface EndpointHealth {
  readonly healthy: boolean;
  readonly reason: string;
}
