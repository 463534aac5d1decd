import type { Execution } from './execution';

/** Ended executions that are kept for reading. */
const KEPT = 1000;

/** The executions by their ARN: all that run, and those that have ended last. */
export class ExecutionStore {
  private readonly byArn = new Map<string, Execution>();
  private readonly ended: string[] = [];

  get(arn: string): Execution | undefined {
    return this.byArn.get(arn);
  }

  /** All executions in the order of their start. */
  all(): Execution[] {
    return [...this.byArn.values()];
  }

  add(execution: Execution): void {
    this.byArn.set(execution.arn, execution);
  }

  /** Counts an execution as ended and forgets the one that ended longest ago, if there are too many. */
  retire(arn: string): void {
    this.ended.push(arn);
    if (this.ended.length > KEPT) {
      this.byArn.delete(this.ended.shift() ?? '');
    }
  }
}
