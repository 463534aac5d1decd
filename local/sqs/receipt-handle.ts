import { AwsError } from '../core/aws-error';
import type { Queue } from './queue';
import type { QueuedMessage } from './queued-message';

/** What a receiver shows to delete the message or to change its visibility; each receipt has its own. */
export function receiptHandle({ messageId, receiveCount }: QueuedMessage): string {
  return Buffer.from(`${messageId}/${receiveCount}`).toString('base64url');
}

/**
 * The message that a handle stands for, `undefined` when it is deleted.
 *
 * Fails with `ReceiptHandleIsInvalid` for what never was a handle; a FIFO queue refuses a handle whose visibility time-out is over.
 */
export function messageOf(queue: Queue, handle: string | undefined): QueuedMessage | undefined {
  const [, messageId, receipt] = /^([0-9a-f-]{36})\/(\d+)$/.exec(Buffer.from(handle ?? '', 'base64url').toString()) ?? [];
  if (messageId === undefined) {
    throw new AwsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle ?? ''}" is not a valid receipt handle.`);
  }
  const message = queue.find(messageId);
  if (queue.isFifo && message && (message.invisibleUntil <= Date.now() || message.receiveCount !== Number(receipt))) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${handle ?? ''} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    );
  }
  return message;
}
