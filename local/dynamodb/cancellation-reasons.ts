import { AwsError } from '../core/aws-error';
import type { WireItem } from './engine';

/** Why an action canceled its transaction; `None` for one that did not. */
export interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: WireItem;
}

/** The reason of an action that did not cancel anything. */
export const NONE: Reason = { Code: 'None' };

/** Throws `TransactionCanceledException` if there is a reason among those of the actions. */
export function assertNone(CancellationReasons: readonly Reason[]): void {
  if (CancellationReasons.some(({ Code }) => Code !== 'None')) {
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${CancellationReasons.map(({ Code }) => Code).join(', ')}]`;
    throw new AwsError('TransactionCanceledException', message, 400, { Message: message, CancellationReasons });
  }
}

/** A rule that the data breaks is a reason; that a table is missing, or anything else, fails the request itself. */
export function validationReason(error: unknown): Reason {
  if (error instanceof AwsError && error.code === 'ValidationException') {
    return { Code: 'ValidationError', Message: error.message };
  }
  throw error;
}
