import { AwsError } from '../core/aws-error';
import type { IncomingRequest } from './message';

/** Names of this machine's loopback interface, with or without a port. */
const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\]|(?:[\w-]+\.)*localhost)(?::\d+)?$/i;

/**
 * Refuses what a foreign web page could send through a browser on this machine to an address that asks for no signature.
 *
 * A page whose name resolves to 127.0.0.1 shows in `Host`; one that posts a form, in `Origin`.
 */
export function assertFromThisMachine({ method, headers }: IncomingRequest): void {
  if (!LOOPBACK.test(headers.host ?? '')) {
    throw new AwsError('Forbidden', `the host must be 127.0.0.1 or localhost, got ${headers.host ?? 'none'}`, 403);
  }
  const { origin } = headers;
  if (method !== 'GET' && origin !== undefined && !LOOPBACK.test(origin.replace(/^https?:\/\//, ''))) {
    throw new AwsError('Forbidden', `pages of ${origin} may not change anything here`, 403);
  }
}
