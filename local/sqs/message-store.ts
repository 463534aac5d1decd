import type { Clock } from '../core/clock';
import type { QueuedMessage } from './queued-message';

/** Numbers of messages by state. */
export interface MessageCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** The messages of a queue in the order in which they came, and which of them can be received. */
export class MessageStore {
  private readonly messages = new Map<string, QueuedMessage>();
  /** Those of them that can't be received now: delayed or in flight. */
  private readonly hidden = new Set<QueuedMessage>();
  /** No message is older: nothing is looked through before its retention can have ended. */
  private oldest = Infinity;

  /** @param retentionSec how long a message is kept, in virtual seconds */
  constructor(
    private readonly clock: Clock,
    private readonly isFifo: boolean,
    private readonly retentionSec: () => number,
  ) {}

  add(message: QueuedMessage): void {
    this.messages.set(message.messageId, message);
    this.oldest = Math.min(this.oldest, message.sentAt);
    if (message.readyAt > this.clock.now()) {
      this.hidden.add(message);
    }
  }

  find(messageId: string): QueuedMessage | undefined {
    return this.messages.get(messageId);
  }

  /** Every message, oldest first. */
  all(): QueuedMessage[] {
    this.settle();
    return [...this.messages.values()];
  }

  /** Messages that can be received now, oldest first; of a FIFO queue none of a group that has one in flight. */
  *receivable(): Generator<QueuedMessage> {
    this.settle();
    const locked = new Set(this.isFifo ? [...this.hidden].map(({ groupId }) => groupId) : []);
    for (const message of this.messages.values()) {
      if (!this.hidden.has(message) && !(this.isFifo && locked.has(message.groupId))) {
        yield message;
      }
    }
  }

  /** Hides a message for `seconds` from now; 0 shows it at once. */
  hide(message: QueuedMessage, seconds: number): void {
    message.invisibleUntil = Date.now() + seconds * 1000;
    this.hidden.add(message);
  }

  delete(messageId: string): void {
    const message = this.messages.get(messageId);
    if (message) {
      this.messages.delete(messageId);
      this.hidden.delete(message);
    }
  }

  clear(): void {
    this.messages.clear();
    this.hidden.clear();
  }

  counts(): MessageCounts {
    this.settle();
    const now = this.clock.now();
    const delayed = [...this.hidden].filter(({ readyAt }) => readyAt > now).length;
    return { visible: this.messages.size - this.hidden.size, delayed, inFlight: this.hidden.size - delayed };
  }

  /** When the next hidden message can be back: the end of a delay in virtual time, of a visibility time-out in real time. */
  nextReturn(): { readonly virtual: number; readonly real: number } {
    const now = this.clock.now();
    const hidden = [...this.hidden];
    return {
      virtual: Math.min(...hidden.map(({ readyAt }) => readyAt).filter((at) => at > now)),
      real: Math.min(...hidden.map(({ invisibleUntil }) => invisibleUntil).filter((at) => at > 0)),
    };
  }

  /** Drops what is too old, shows what is no longer hidden. */
  private settle(): void {
    const [virtual, real] = [this.clock.now(), Date.now()];
    const expired = virtual - this.retentionSec() * 1000;
    if (this.oldest < expired) {
      const all = [...this.messages.values()];
      all
        .filter(({ sentAt }) => sentAt < expired)
        .forEach(({ messageId }) => {
          this.delete(messageId);
        });
      this.oldest = [...this.messages.values()].reduce((oldest, { sentAt }) => Math.min(oldest, sentAt), Infinity);
    }
    for (const message of this.hidden) {
      if (message.readyAt <= virtual && message.invisibleUntil <= real) {
        this.hidden.delete(message);
      }
    }
  }
}
