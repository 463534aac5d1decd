import type { MapRun } from './map-run';
import { StateError } from './state-error';

/** Counts the items of a Map Run that have failed in this attempt, against what it tolerates at the moment. */
export class FailureTolerance {
  private failed = 0;

  constructor(
    private readonly mapRun: MapRun,
    private readonly total: number,
  ) {}

  /** Counts items that failed or timed out; the error, when they are too many. Without settings one is. */
  add(items: number): StateError | undefined {
    this.failed += items;
    const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = this.mapRun.settings;
    const tooMany = this.failed > (count ?? (percentage === undefined ? 0 : Infinity));
    const tooLarge = percentage !== undefined && (this.failed / this.total) * 100 > percentage;
    return tooMany || tooLarge
      ? new StateError('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded')
      : undefined;
  }
}
