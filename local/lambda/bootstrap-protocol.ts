/** What the parent sends to a function's process: one invocation. */
export interface InvocationMessage {
  readonly requestId: string;
  /** The event, as JSON. */
  readonly event: string;
  /** Real time at which the invocation is killed, in milliseconds since the epoch. */
  readonly deadline: number;
  /** ARN that the function was called by, with its qualifier. */
  readonly invokedArn: string;
  /** Header of X-Ray; local mode samples nothing. */
  readonly traceId: string;
  /** What the client has sent about itself, as JSON. @default - nothing */
  readonly clientContext?: string;
}

/** An error as the Lambda runtime reports it; a runtime adds members of its own, such as its trace. */
export interface ErrorRecord {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly [member: string]: unknown;
}

/**
 * What the process sends back: once when the handler is loaded, then once an invocation.
 *
 * Both directions are Node's own channel between parent and child: a line of JSON each, so that Python can speak it too.
 */
export type ProcessMessage =
  | { readonly kind: 'loaded'; readonly error?: ErrorRecord }
  | {
      readonly kind: 'done';
      readonly requestId: string;
      readonly result?: string;
      readonly error?: ErrorRecord;
      readonly memoryKiB: number;
    };

/** Written to stdout and stderr when an invocation is over, so that the parent knows that it has read all of its lines. */
export function endOfOutput(requestId: string): string {
  return `\u0000${requestId}\n`;
}
