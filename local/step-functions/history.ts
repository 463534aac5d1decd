import type { JsonObject } from './json';

/** An event of an execution's history, in the shape of the SDK. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: Date;
  readonly type: string;
  readonly [details: string]: unknown;
}

/** Most events of a standard execution; AWS fails the execution with the last of them. */
export const HISTORY_LIMIT = 25_000;

const END = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/;

/** What a history tells of its events. */
export interface HistoryListener {
  onEvent(event: HistoryEvent, details: JsonObject): void;
  /** There is room for nothing but the execution's end: called once an attempt, and the event is dropped. */
  onFull(): void;
}

/** All events of one execution, in order. It closes with the execution's end, and opens again when the execution is redriven. */
export class History {
  readonly events: HistoryEvent[] = [];
  /** Number of the attempt that writes now: 0, then 1 more with each redrive. */
  attempt = 0;
  /** Size of the kept events, or at least of the execution's input and output, roughly, in bytes. */
  bytes = 0;
  private count = 0;
  private state: 'open' | 'full' | 'closed' = 'open';

  constructor(
    private readonly now: () => Date,
    private readonly listener: HistoryListener,
    /** Express executions keep no history, they only log. */
    private readonly keeps: boolean,
  ) {}

  /** Id of the last event. */
  get last(): number {
    return this.count;
  }

  /** Lets the next attempt write; what the former one still has to say is dropped. */
  reopen(): void {
    this.attempt += 1;
    this.state = 'open';
  }

  /** Appends an event and returns its id. */
  add(type: string, details: JsonObject, previousEventId: number, attempt: number): number {
    const end = END.test(type);
    if (this.state === 'closed' || attempt !== this.attempt || (this.state === 'full' && !end)) {
      return this.count;
    }
    if (this.keeps && this.count >= HISTORY_LIMIT - 1 && !end) {
      this.state = 'full';
      this.listener.onFull();
      return this.count;
    }
    const id = ++this.count;
    const timestamp = this.now();
    const event: HistoryEvent = isEmpty(details)
      ? { id, previousEventId, timestamp, type }
      : { id, previousEventId, timestamp, type, [detailsKey(type)]: details };
    if (this.keeps) {
      this.events.push(event);
    }
    if (this.keeps || type.startsWith('Execution')) {
      this.bytes += bytesOf(details);
    }
    if (end) {
      this.state = 'closed';
    }
    this.listener.onEvent(event, details);
    return id;
  }
}

/** A place in the history: each branch goes on from its own last event. */
export class HistoryCursor {
  private readonly attempt: number;

  constructor(
    private readonly history: History,
    private last = 0,
    /** Whether it is the place of a branch or an iteration. */
    readonly forked = false,
  ) {
    this.attempt = history.attempt;
  }

  add(type: string, details: JsonObject = {}): number {
    this.last = this.history.add(type, details, this.last, this.attempt);
    return this.last;
  }

  /** Adds an event that no later one follows on: as on AWS those that only sum up, such as `ParallelStateSucceeded`. */
  aside(type: string, details: JsonObject = {}): void {
    this.history.add(type, details, this.last, this.attempt);
  }

  /** Another place that starts here: a branch's. */
  fork(): HistoryCursor {
    return new HistoryCursor(this.history, this.last, true);
  }

  /** Goes on from where the other has come to. */
  join(other: HistoryCursor): void {
    this.last = other.last;
  }
}

/** What every event takes beside its data, in bytes. */
const EVENT_BYTES = 400;

function bytesOf(details: JsonObject): number {
  let bytes = EVENT_BYTES;
  for (const key in details) {
    const value = details[key];
    bytes += typeof value === 'string' ? value.length : 0;
  }
  return bytes;
}

function isEmpty(details: JsonObject): boolean {
  for (const _key in details) {
    return false;
  }
  return true;
}

function detailsKey(type: string): string {
  if (type.endsWith('StateEntered') || type.endsWith('StateExited')) {
    return type.endsWith('Entered') ? 'stateEnteredEventDetails' : 'stateExitedEventDetails';
  }
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
