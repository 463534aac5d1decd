/** AWS forgets a deduplication id after five minutes. */
const INTERVAL_MS = 5 * 60 * 1000;

interface Sent<T> {
  readonly at: number;
  readonly what: T;
}

/** What was sent under which id in the last five minutes; FIFO queues and topics take the same id only once. */
export class Deduplication<T> {
  private readonly sent = new Map<string, Sent<T>>();

  /** What was sent under the id, unless too long before the time `now` (in milliseconds). */
  find(id: string, now: number): T | undefined {
    for (const [old, { at }] of this.sent) {
      if (at > now - INTERVAL_MS) {
        break;
      }
      this.sent.delete(old);
    }
    return this.sent.get(id)?.what;
  }

  add(id: string, what: T, now: number): void {
    this.sent.set(id, { at: now, what });
  }
}
