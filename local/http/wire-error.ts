import { randomUUID } from 'node:crypto';
import { AwsError } from '../core/aws-error';

/** An error as clients get it. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly requestId: string;
  /** Members of the error beside code and message. */
  readonly members: AwsError['members'];
}

/** What a client is told of anything that was thrown; a fault of local mode itself is an internal failure with its stack on stderr. */
export function wireError(thrown: unknown): WireError {
  const requestId = randomUUID();
  if (thrown instanceof AwsError) {
    const { code, message, status, members } = thrown;
    return { code, message, status, members, requestId };
  }
  if (!isAbort(thrown)) {
    console.error(thrown);
  }
  return { code: 'InternalFailure', message: String(thrown), status: 500, members: {}, requestId };
}

/** Node's error for a request whose client went away before its end: nobody's fault here, and nobody reads the answer. */
function isAbort(thrown: unknown): boolean {
  const { message, code } = (thrown ?? {}) as Partial<NodeJS.ErrnoException>;
  return message === 'aborted' && code === 'ECONNRESET';
}
