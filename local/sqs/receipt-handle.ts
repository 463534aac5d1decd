import { AwsError } from '../core/aws-error';
import type { QueuedMessage } from './queue';

/** What a receiver shows to delete the message or to change its visibility; each receipt has its own. */
export function receiptHandle({ messageId, receiveCount }: QueuedMessage): string {
  return Buffer.from(`${messageId}/${receiveCount}`).toString('base64url');
}

/** Id of the message that a handle stands for; fails with `ReceiptHandleIsInvalid`. */
export function messageIdOf(handle: string | undefined): string {
  const [, messageId] = /^([0-9a-f-]{36})\/\d+$/.exec(Buffer.from(handle ?? '', 'base64url').toString()) ?? [];
  if (messageId === undefined) {
    throw new AwsError('ReceiptHandleIsInvalid', `The input receipt handle is not a valid receipt handle: ${handle ?? ''}`);
  }
  return messageId;
}
