import type { MessageAttributes } from './message-attributes';

/** What a sender sets of a message. */
export interface NewMessage {
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly senderId: string;
  /** X-Ray trace header, the one system attribute that a sender can set. */
  readonly traceHeader?: string;
  /** On a FIFO queue always there; on a standard one the tenant of a fair queue. */
  readonly groupId?: string;
  /** FIFO queues only. */
  readonly deduplicationId?: string;
  /** In seconds. @default - the queue's */
  readonly delaySeconds?: number;
}

/** A message in a queue. Visibility runs on real time, for its receiver works in real time; the rest on virtual time. */
export interface QueuedMessage extends Omit<NewMessage, 'delaySeconds'> {
  readonly messageId: string;
  /** Twenty digits, growing; FIFO queues only. */
  readonly sequenceNumber?: string;
  /** Virtual, in milliseconds since the epoch. */
  readonly sentAt: number;
  readonly readyAt: number;
  /** The queue that gave it up; dead-letter queues only. */
  readonly deadLetterSourceArn?: string;
  /** Real, in milliseconds since the epoch; 0 before the first receipt. */
  invisibleUntil: number;
  /** Receipts from all queues. */
  receiveCount: number;
  /** Receipts from this queue, which its redrive policy counts. */
  receivedHere: number;
  firstReceivedAt?: number;
}
