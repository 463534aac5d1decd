import { StateError } from './state-error';
import type { JsonObject } from './json';

/** An event of an execution's history, in the shape of the SDK. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: Date;
  readonly type: string;
  readonly [details: string]: unknown;
}

/** Most events of a standard execution; AWS ends the execution that reaches it. */
const HISTORY_LIMIT = 25_000;
/** Events kept back so that a full history can still tell how the execution ended. */
const RESERVE = 100;

/** All events of one execution, in order. */
export class History {
  readonly events: HistoryEvent[] = [];
  private count = 0;

  constructor(
    private readonly now: () => Date,
    private readonly onEvent: (event: HistoryEvent, details: JsonObject) => void,
    /** Express executions keep no history, they only log. */
    private readonly keeps: boolean,
  ) {}

  /** Appends an event and returns its id. */
  add(type: string, details: JsonObject, previousEventId: number): number {
    const id = ++this.count;
    const event = { id, previousEventId, timestamp: this.now(), type, [detailsKey(type)]: details };
    if (this.keeps) {
      this.events.push(event);
    }
    this.onEvent(event, details);
    return id;
  }

  /** Throws when there is no room for another state. */
  assertRoom(): void {
    if (this.keeps && this.count >= HISTORY_LIMIT - RESERVE) {
      throw new StateError('States.Runtime', `the execution reached the maximum number of history events (${HISTORY_LIMIT})`);
    }
  }
}

/** A place in the history: each branch goes on from its own last event. */
export class HistoryCursor {
  constructor(
    private readonly history: History,
    private last = 0,
  ) {}

  add(type: string, details: JsonObject = {}): number {
    this.last = this.history.add(type, details, this.last);
    return this.last;
  }

  /** Another place that starts here. */
  fork(): HistoryCursor {
    return new HistoryCursor(this.history, this.last);
  }

  assertRoom(): void {
    this.history.assertRoom();
  }
}

function detailsKey(type: string): string {
  if (type.endsWith('StateEntered') || type.endsWith('StateExited')) {
    return type.endsWith('Entered') ? 'stateEnteredEventDetails' : 'stateExitedEventDetails';
  }
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
