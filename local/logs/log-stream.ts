import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line or record of a log. */
export interface LogEvent {
  /** Milliseconds since the epoch, in virtual time. */
  readonly timestamp: number;
  readonly message: string;
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
  private pending = '';
  private timer?: NodeJS.Timeout;

  constructor(
    readonly name: string,
    readonly createdAt: number,
    readonly file: string,
  ) {}

  append(events: readonly LogEvent[]): void {
    for (const { timestamp, message } of events) {
      this.firstEventAt ??= timestamp;
      this.lastEventAt = timestamp;
      this.storedBytes += Buffer.byteLength(message) + 26;
      this.pending += `${new Date(timestamp).toISOString()} ${message.replaceAll('\n', '\n\t')}\n`;
    }
    if (this.pending.length >= FLUSH_BYTES) {
      this.flush();
    } else {
      this.timer ??= setTimeout(() => {
        this.flush();
      }, FLUSH_MS).unref();
    }
  }

  /** Reads all events, in the order of their arrival. */
  read(): LogEvent[] {
    this.flush();
    if (this.firstEventAt === undefined) {
      return [];
    }
    const events = readFileSync(this.file, 'utf8')
      .slice(0, -1)
      .split(/\n(?!\t)/);
    return events.map((text) => {
      const space = text.indexOf(' ');
      return { timestamp: Date.parse(text.slice(0, space)), message: text.slice(space + 1).replaceAll('\n\t', '\n') };
    });
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
}
