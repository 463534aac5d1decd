import { requireEnv } from '../shared/require-env';
import { ask, describeEndpoint } from './adapters';
import type { EndpointCheck, EndpointHealth } from './contract';
import { ENV } from './contract';
import { health } from './core';

const endpointName = requireEnv(ENV.ENDPOINT_NAME);

/** Sends the probes to the endpoint and compares it with what it must be. */
export async function handler(check: EndpointCheck): Promise<EndpointHealth> {
  const endpoint = await describeEndpoint(endpointName);
  const answers = endpoint === undefined ? [] : await Promise.all(check.probes.map(({ row }) => ask(endpointName, row)));
  return health(check, { endpoint, answers });
}
