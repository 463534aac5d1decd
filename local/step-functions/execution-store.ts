import type { Execution } from './execution';

/** Most that ended executions may take for reading, histories included, in bytes; the one that ended longest ago goes first. */
const KEPT_BYTES = 64 * 1024 * 1024;
/** What an execution takes beside its history, roughly, in bytes. */
const EXECUTION_BYTES = 3000;

/** The executions by their ARN: all that run, and those that have ended last. */
export class ExecutionStore {
  private readonly byArn = new Map<string, Execution>();
  /** By ARN what each ended execution takes, in the order of the ends. */
  private readonly ended = new Map<string, number>();
  private bytes = 0;

  get(arn: string): Execution | undefined {
    return this.byArn.get(arn);
  }

  /** All executions in the order of their start. */
  all(): Execution[] {
    return [...this.byArn.values()];
  }

  /** Counts an execution as running: a new one, or one that is redriven. */
  add(execution: Execution): void {
    this.byArn.set(execution.arn, execution);
    this.bytes -= this.ended.get(execution.arn) ?? 0;
    this.ended.delete(execution.arn);
  }

  /** Counts an execution as ended and forgets old ones, if they take too much. */
  retire(execution: Execution): void {
    if (execution.type === 'EXPRESS' && execution.mapRunArn === undefined) {
      // No operation shows it.
      this.byArn.delete(execution.arn);
      return;
    }
    const size = EXECUTION_BYTES + execution.history.bytes;
    this.ended.set(execution.arn, size);
    this.bytes += size;
    for (const [arn, bytes] of this.ended) {
      if (this.bytes <= KEPT_BYTES) {
        break;
      }
      this.bytes -= bytes;
      this.ended.delete(arn);
      this.byArn.delete(arn);
    }
  }
}
