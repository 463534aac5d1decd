import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import { policyOfText } from '../core/policy-text';
import type { PolicyDocument } from '../core/service';
import { Deduplication } from './deduplication';
import type { MessageCounts } from './message-store';
import { MessageStore } from './message-store';
import type { QueueAttributes, RedrivePolicy } from './queue-attributes';
import { parseRedrivePolicy, PRESET_ATTRIBUTES } from './queue-attributes';
import type { NewMessage, QueuedMessage } from './queued-message';

/** A standard or FIFO queue, in memory. */
export class Queue {
  readonly createdAt: number;
  changedAt: number;
  tags: Readonly<Record<string, string>> = {};
  private readonly messages: MessageStore;
  private readonly sentLately = new Deduplication<QueuedMessage>();
  private readonly waiting = new Set<() => void>();
  private sequence = 0;
  private reportedDepth = 0;

  constructor(
    private readonly cloud: Cloud,
    readonly name: string,
    private given: QueueAttributes,
  ) {
    this.createdAt = cloud.clock.now();
    this.changedAt = this.createdAt;
    this.messages = new MessageStore(cloud.clock, this.isFifo, () => this.numeric('MessageRetentionPeriod'));
  }

  get arn(): string {
    return this.cloud.arn('sqs', this.name);
  }

  get isFifo(): boolean {
    return this.name.endsWith('.fifo');
  }

  get attributes(): QueueAttributes {
    return { ...PRESET_ATTRIBUTES, ...this.given };
  }

  /** Sets what is named; empty text takes an attribute back. */
  setAttributes(attributes: QueueAttributes): void {
    this.given = Object.fromEntries(Object.entries({ ...this.given, ...attributes }).filter(([, value]) => value !== ''));
    this.changedAt = this.cloud.clock.now();
  }

  /** Sets all attributes but the policy anew. */
  replaceAttributes(attributes: QueueAttributes): void {
    const { Policy = '' } = this.given;
    this.given = {};
    this.setAttributes({ ...attributes, Policy });
  }

  /** A number among the attributes. */
  numeric(name: string): number {
    return Number(this.given[name] ?? PRESET_ATTRIBUTES[name]);
  }

  get policy(): PolicyDocument | undefined {
    return this.given.Policy === undefined ? undefined : policyOfText(this.given.Policy);
  }

  get redrivePolicy(): RedrivePolicy | undefined {
    return this.given.RedrivePolicy === undefined ? undefined : parseRedrivePolicy(this.given.RedrivePolicy);
  }

  /** Appends a message; a FIFO queue takes a deduplication id once in five minutes and else answers the first message. */
  send({ delaySeconds = this.numeric('DelaySeconds'), ...content }: NewMessage): QueuedMessage {
    const sentAt = this.cloud.clock.now();
    const scope = this.given.DeduplicationScope === 'messageGroup' ? `${content.groupId ?? ''} ` : '';
    const deduplicationId = this.isFifo ? `${scope}${content.deduplicationId ?? ''}` : undefined;
    const earlier = deduplicationId === undefined ? undefined : this.sentLately.find(deduplicationId, sentAt);
    if (earlier) {
      return earlier;
    }
    const timing = { sentAt, readyAt: sentAt + delaySeconds * 1000, invisibleUntil: 0, receiveCount: 0, receivedHere: 0 };
    const sequenceNumber = this.isFifo ? `1${String(++this.sequence).padStart(19, '0')}` : undefined;
    const message = { ...content, messageId: randomUUID(), sequenceNumber, ...timing };
    if (deduplicationId !== undefined) {
      this.sentLately.add(deduplicationId, message, sentAt);
    }
    this.accept(message);
    return message;
  }

  /** Takes a message over from another queue. */
  accept(message: QueuedMessage): void {
    this.messages.add(message);
    this.changed();
  }

  /** Messages that can be received now, oldest first; of a FIFO queue none of a group that has one in flight. */
  receivable(): Iterable<QueuedMessage> {
    return this.messages.receivable();
  }

  /** Every message, oldest first. */
  allMessages(): QueuedMessage[] {
    return this.messages.all();
  }

  /** Counts a receipt and hides the message for a while. */
  take(message: QueuedMessage, visibilityTimeout = this.numeric('VisibilityTimeout')): void {
    message.receiveCount++;
    message.receivedHere++;
    message.firstReceivedAt ??= this.cloud.clock.now();
    this.hide(message, visibilityTimeout);
  }

  /** Hides a message for `seconds` from now; 0 shows it at once. */
  hide(message: QueuedMessage, seconds: number): void {
    this.messages.hide(message, seconds);
    this.changed();
  }

  find(messageId: string): QueuedMessage | undefined {
    return this.messages.find(messageId);
  }

  remove(messageId: string): void {
    this.messages.delete(messageId);
    this.changed();
  }

  purge(): void {
    this.messages.clear();
    this.changed();
  }

  counts(): MessageCounts {
    return this.messages.counts();
  }

  /** Resolves at the queue's next change, when a hidden message may be back, or at the virtual time `deadline`. */
  nextChange(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const { virtual, real } = this.messages.nextReturn();
      const done = (): void => {
        cancel();
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const cancel = this.cloud.clock.at(Math.min(deadline, virtual), done);
      const timer = Number.isFinite(real) ? setTimeout(done, Math.max(0, real - Date.now())) : undefined;
      this.waiting.add(done);
    });
  }

  /** Tells everybody who waits to look again. */
  wake(): void {
    for (const look of [...this.waiting]) {
      look();
    }
  }

  private changed(): void {
    const depth = this.counts().visible;
    if (depth !== this.reportedDepth) {
      this.reportedDepth = depth;
      const name = 'ApproximateNumberOfMessagesVisible';
      this.cloud.ports.metric({ namespace: 'AWS/SQS', name, dimensions: { QueueName: this.name }, value: depth });
    }
    this.wake();
  }
}
