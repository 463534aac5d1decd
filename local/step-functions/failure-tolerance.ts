import type { Execution } from './execution';
import type { Step } from './run';
import { StateError } from './state-error';

/** How many items of a distributed Map may fail; none, if the state does not say. */
export class FailureTolerance {
  /** Set once more have failed than is tolerated. */
  exceeded?: StateError;
  private failed = 0;

  private constructor(
    private readonly total: number,
    readonly count: number | undefined,
    readonly percentage: number | undefined,
  ) {}

  static async of({ data, state }: Step, total: number): Promise<FailureTolerance> {
    const count = await data.option(state, 'ToleratedFailureCount');
    const percentage = await data.option(state, 'ToleratedFailurePercentage');
    return new FailureTolerance(total, count as number | undefined, percentage as number | undefined);
  }

  /** Counts a failed child execution; true when the Map must end for it. */
  add(child: Execution, items: number): boolean {
    this.failed += items;
    const { count, percentage } = this;
    const tooMany = this.failed > (count ?? (percentage === undefined ? 0 : Infinity));
    const tooLarge = percentage !== undefined && (this.failed / this.total) * 100 > percentage;
    if (tooMany || tooLarge) {
      const last = `the child execution ${child.name} ended as ${child.status}: ${child.error ?? ''} ${child.cause ?? ''}`;
      const reason = `The specified tolerated failure threshold was exceeded: ${this.failed} of ${this.total} items failed; ${last}`;
      this.exceeded ??= new StateError('States.ExceedToleratedFailureThreshold', reason);
    }
    return this.exceeded !== undefined;
  }
}
