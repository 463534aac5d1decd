import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import type { PolicyDocument } from '../core/service';
import type { MessageAttributes } from './message-attributes';

/** What a template sets on a queue; times in seconds, sizes in bytes. */
export interface QueueSettings {
  readonly delaySeconds: number;
  readonly visibilityTimeout: number;
  readonly messageRetentionPeriod: number;
  readonly maximumMessageSize: number;
  readonly receiveMessageWaitTimeSeconds: number;
  /** Where a message goes that has been received too often. */
  readonly redrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
  /** @default - not under a KMS key */
  readonly kmsKeyId?: string;
}

/** A message in a queue. Visibility runs on real time, for its receiver works in real time; the rest on virtual time. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly senderId: string;
  /** Virtual, in milliseconds since the epoch. */
  readonly sentAt: number;
  readonly readyAt: number;
  /** Real, in milliseconds since the epoch; 0 before the first receipt. */
  invisibleUntil: number;
  receiveCount: number;
  firstReceivedAt?: number;
}

/** A standard queue, in memory. */
export class Queue {
  policy?: PolicyDocument;
  readonly createdAt: number;
  private messages = new Map<string, QueuedMessage>();
  private readonly waiting = new Set<() => void>();
  private reportedDepth = 0;

  constructor(
    private readonly cloud: Cloud,
    readonly name: string,
    public settings: QueueSettings,
  ) {
    this.createdAt = cloud.clock.now();
  }

  get arn(): string {
    return this.cloud.arn('sqs', this.name);
  }

  /** Appends a message and wakes who waits for one. */
  send(body: string, attributes: MessageAttributes, senderId: string, delaySeconds = this.settings.delaySeconds): QueuedMessage {
    const sentAt = this.cloud.clock.now();
    const timing = { sentAt, readyAt: sentAt + delaySeconds * 1000, invisibleUntil: 0, receiveCount: 0 };
    const message = { messageId: randomUUID(), body, attributes, senderId, ...timing };
    this.accept(message);
    return message;
  }

  /** Takes a message over from another queue. */
  accept(message: QueuedMessage): void {
    this.messages.set(message.messageId, message);
    this.changed();
  }

  /** Messages that can be received now, oldest first. */
  visible(): QueuedMessage[] {
    this.expire();
    const [virtual, real] = [this.cloud.clock.now(), Date.now()];
    return [...this.messages.values()].filter(({ readyAt, invisibleUntil }) => readyAt <= virtual && invisibleUntil <= real);
  }

  /** Counts a receipt and hides the message for a while. */
  take(message: QueuedMessage, visibilityTimeout = this.settings.visibilityTimeout): void {
    message.receiveCount++;
    message.firstReceivedAt ??= this.cloud.clock.now();
    this.hide(message, visibilityTimeout);
  }

  /** Hides a message for `seconds` from now; 0 shows it at once. */
  hide(message: QueuedMessage, seconds: number): void {
    message.invisibleUntil = Date.now() + seconds * 1000;
    this.changed();
  }

  find(messageId: string): QueuedMessage | undefined {
    return this.messages.get(messageId);
  }

  remove(messageId: string): void {
    this.messages.delete(messageId);
    this.changed();
  }

  purge(): void {
    this.messages.clear();
    this.changed();
  }

  /** Numbers of messages by state. */
  counts(): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    const visible = this.visible().length;
    const delayed = [...this.messages.values()].filter(({ readyAt }) => readyAt > this.cloud.clock.now()).length;
    return { visible, delayed, inFlight: this.messages.size - visible - delayed };
  }

  /** Resolves at the queue's next change, or after `ms` real milliseconds. */
  nextChange(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
    });
  }

  private expire(): void {
    const oldest = this.cloud.clock.now() - this.settings.messageRetentionPeriod * 1000;
    for (const message of [...this.messages.values()].filter(({ sentAt }) => sentAt < oldest)) {
      this.messages.delete(message.messageId);
    }
  }

  private changed(): void {
    const depth = this.visible().length;
    if (depth !== this.reportedDepth) {
      this.reportedDepth = depth;
      const name = 'ApproximateNumberOfMessagesVisible';
      this.cloud.ports.metric({ namespace: 'AWS/SQS', name, dimensions: { QueueName: this.name }, value: depth });
    }
    for (const wake of [...this.waiting]) {
      wake();
    }
  }
}
