import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line or record of a log. */
export interface LogEvent {
  /** Milliseconds since the epoch, in virtual time. */
  readonly timestamp: number;
  readonly message: string;
}

/** An event as it is read. */
export interface StoredEvent extends LogEvent {
  /** 56 digits that no other event of the group has, in the order of time. */
  readonly eventId: string;
}

const FLUSH_BYTES = 64 * 1024;
const FLUSH_MS = 200;

/**
 * The events of one source, kept in a text file that a person can read.
 *
 * An event starts with its time; further lines of the same event start with a tab.
 */
export class LogStream {
  firstEventAt?: number;
  lastEventAt?: number;
  storedBytes = 0;
  private count = 0;
  private inOrder = true;
  private pending = '';
  private timer?: NodeJS.Timeout;

  constructor(
    readonly name: string,
    readonly createdAt: number,
    readonly file: string,
    /** A number that no other stream of the group has had. */
    private readonly ordinal: number,
  ) {}

  /** Appends events, and returns them with their ids. */
  append(events: readonly LogEvent[]): StoredEvent[] {
    const stored = events.map(({ timestamp, message }) => {
      this.inOrder &&= timestamp >= (this.lastEventAt ?? timestamp);
      this.firstEventAt = Math.min(this.firstEventAt ?? timestamp, timestamp);
      this.lastEventAt = Math.max(this.lastEventAt ?? timestamp, timestamp);
      this.storedBytes += Buffer.byteLength(message) + 26;
      this.pending += `${new Date(timestamp).toISOString()} ${message.replaceAll('\n', '\n\t')}\n`;
      return { timestamp, message, eventId: this.eventId(timestamp, this.count++) };
    });
    if (this.pending.length >= FLUSH_BYTES) {
      this.flush();
    } else {
      this.timer ??= setTimeout(() => {
        this.flush();
      }, FLUSH_MS).unref();
    }
    return stored;
  }

  /** Reads all events, in the order of their times and, of one time, of their arrival. */
  read(): StoredEvent[] {
    this.flush();
    if (this.count === 0) {
      return [];
    }
    const events = readFileSync(this.file, 'utf8')
      .slice(0, -1)
      .split(/\n(?!\t)/)
      .map((text, index) => {
        const space = text.indexOf(' ');
        const timestamp = Date.parse(text.slice(0, space));
        return { timestamp, message: text.slice(space + 1).replaceAll('\n\t', '\n'), eventId: this.eventId(timestamp, index) };
      });
    return this.inOrder ? events : events.sort((a, b) => a.timestamp - b.timestamp);
  }

  /** Writes what is still in memory. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.pending !== '') {
      mkdirSync(dirname(this.file), { recursive: true });
      appendFileSync(this.file, this.pending);
      this.pending = '';
    }
  }

  /** Removes all events. */
  delete(): void {
    clearTimeout(this.timer);
    this.pending = '';
    rmSync(this.file, { force: true });
  }

  private eventId(timestamp: number, index: number): string {
    return `${String(timestamp).padStart(16, '0')}${String(this.ordinal).padStart(20, '0')}${String(index).padStart(20, '0')}`;
  }
}
