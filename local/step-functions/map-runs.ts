import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';

/** Counts by outcome, of items or of child executions. */
export interface Counts {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
}

/** One run of a distributed Map state. */
export interface MapRun {
  readonly mapRunArn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly startDate: Date;
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
  readonly itemCounts: Counts;
  readonly executionCounts: Counts;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  stopDate?: Date;
}

/** Map runs that are kept for reading. */
const KEPT = 1000;

/** The runs of distributed Map states. */
export class MapRuns {
  private readonly byArn = new Map<string, MapRun>();

  constructor(private readonly cloud: Cloud) {}

  get(arn: string): MapRun | undefined {
    return this.byArn.get(arn);
  }

  ofExecution(executionArn: string): MapRun[] {
    return [...this.byArn.values()].filter((run) => run.executionArn === executionArn);
  }

  /** Registers a run. @param path `<state machine>/<label>` */
  open(
    path: string,
    settings: Pick<MapRun, 'executionArn' | 'stateMachineArn' | 'maxConcurrency' | 'toleratedFailureCount' | 'toleratedFailurePercentage'>,
  ): MapRun {
    const mapRunArn = this.cloud.arn('states', `mapRun:${path}:${randomUUID()}`);
    const run: MapRun = {
      ...settings,
      mapRunArn,
      startDate: this.cloud.clock.date(),
      status: 'RUNNING',
      itemCounts: noCounts(),
      executionCounts: noCounts(),
    };
    this.byArn.set(mapRunArn, run);
    const oldest = this.byArn.keys().next().value;
    if (this.byArn.size > KEPT && oldest !== undefined) {
      this.byArn.delete(oldest);
    }
    return run;
  }

  close(run: MapRun, status: MapRun['status']): void {
    Object.assign(run, { status, stopDate: this.cloud.clock.date() });
  }
}

function noCounts(): Counts {
  return { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 0, resultsWritten: 0 };
}
