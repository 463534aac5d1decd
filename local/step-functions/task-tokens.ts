import { randomBytes } from 'node:crypto';
import { AwsError } from '../core/aws-error';

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly beat: () => void;
}

/** Mark of our tokens, so that text which never was one can be told from a task that has ended. */
const PREFIX = 'AQB4AAAA';

/** Tasks that wait for `SendTaskSuccess` or `SendTaskFailure`, by their token. */
export class TaskTokens {
  private readonly waiting = new Map<string, Waiting>();

  /** A new token. */
  create(): string {
    return PREFIX + randomBytes(96).toString('base64url');
  }

  /** Waits for the answer to a token until the signal ends it. */
  async answer(token: string, signal: AbortSignal, beat: () => void): Promise<unknown> {
    const onEnd = (): void => void this.waiting.delete(token);
    signal.addEventListener('abort', onEnd, { once: true });
    try {
      return await new Promise((resolve, reject) => this.waiting.set(token, { resolve, reject, beat }));
    } finally {
      signal.removeEventListener('abort', onEnd);
      onEnd();
    }
  }

  /** The task of a token. Throws `InvalidToken`, or `TaskTimedOut` when nothing waits for it any more. */
  find(token: unknown): Waiting {
    if (typeof token !== 'string' || !token.startsWith(PREFIX)) {
      throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
    }
    const waiting = this.waiting.get(token);
    if (!waiting) {
      throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    }
    return waiting;
  }
}
