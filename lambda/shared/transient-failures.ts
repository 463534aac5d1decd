import { TransientError } from './transient-error';

/** Network errors of Node; the SDK passes them on by their code. */
const NETWORK_CODES = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);

/** Names of errors by which AWS services ask for a later attempt. */
const THROTTLED = /Throttl|TooManyRequests|SlowDown|RequestLimitExceeded|ProvisionedThroughputExceeded|TimeoutError/;

/** Runs `work`; what a later attempt can mend (throttling, a service's own failure, the network) becomes a `TransientError`. */
export async function transientFailures<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { name = '', message = '', code = '', $fault } = error as Partial<Record<'name' | 'message' | 'code' | '$fault', string>>;
    if ($fault === 'server' || THROTTLED.test(name) || NETWORK_CODES.has(code)) {
      throw new TransientError(message, { cause: error });
    }
    throw error;
  }
}
