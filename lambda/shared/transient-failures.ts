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
    if (isTransient(error)) {
      throw new TransientError(error.message, { cause: error });
    }
    throw error;
  }
}

function isTransient(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof TransientError) {
    return false;
  }
  const { code, $fault } = error as { code?: string; $fault?: string };
  return $fault === 'server' || THROTTLED.test(error.name) || NETWORK_CODES.has(code ?? '');
}
