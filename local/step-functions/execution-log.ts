import { createHash } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import type { HistoryEvent } from './history';
import { withDataDetails, withoutData } from './history-view';
import type { JsonObject } from './json';
import type { Logging, StateMachine } from './state-machine';

/** Which events each log level takes. */
const LEVELS: Readonly<Record<Logging['level'], RegExp>> = {
  ALL: /./,
  ERROR: /(Failed|TimedOut|Aborted)$|^FailStateEntered$/,
  FATAL: /^Execution(Failed|TimedOut|Aborted)$/,
  OFF: /(?!)/,
};

/** Writes an execution's events to the log group of its state machine, one JSON line each, as AWS does. */
export class ExecutionLog {
  /** Named at the first line: most executions of a large Map Run have none. */
  private stream?: string;

  constructor(
    private readonly cloud: Cloud,
    private readonly machine: StateMachine,
    private readonly executionArn: string,
  ) {}

  readonly write = (event: HistoryEvent, details: JsonObject, redriveCount: number): void => {
    const { group, level, includeExecutionData } = this.machine.logging;
    if (group === undefined || !LEVELS[level].test(event.type)) {
      return;
    }
    const line = {
      id: String(event.id),
      type: event.type,
      details: includeExecutionData ? withDataDetails(details) : withoutData(details),
      redrive_count: String(redriveCount),
      previous_event_id: String(event.previousEventId),
      event_timestamp: String(event.timestamp.getTime()),
      execution_arn: this.executionArn,
    };
    this.stream ??= this.streamName();
    this.cloud.ports.log(group, this.stream, [JSON.stringify(line)]);
  };

  private streamName(): string {
    const minute = this.cloud.clock.date().toISOString().slice(0, 16).replace(/[T:]/g, '-');
    const hash = createHash('sha256').update(this.executionArn).digest('hex').slice(0, 8);
    return `states/${this.machine.name}/${minute}/${hash}`;
  }
}
