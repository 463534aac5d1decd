import type { Execution, ExecutionStatus } from './execution';
import { isLost } from './redrive';

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
  failuresNotRedrivable: number;
  pendingRedrive: number;
}

/** What one child execution of a Map Run works on. */
export interface MapChild {
  readonly input: unknown;
  /** Number of items in it. */
  readonly items: number;
  /** @default - not started yet */
  execution?: Execution;
}

/** Settings of a Map Run that can be changed while it runs. */
export interface MapRunSettings {
  /** Zero is no bound. */
  maxConcurrency: number;
  /** @default - none, if there is a percentage; else 0 */
  toleratedFailureCount?: number;
  /** From 0 to 100. @default - none */
  toleratedFailurePercentage?: number;
}

/** One run of a distributed Map state. */
export interface MapRun {
  readonly mapRunArn: string;
  readonly executionArn: string;
  /** With the label. */
  readonly stateMachineArn: string;
  readonly label: string;
  readonly startDate: Date;
  readonly settings: MapRunSettings;
  /** Empty until the items have been read; dropped at a good end. */
  children?: readonly MapChild[];
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  stopDate?: Date;
  redriveCount: number;
  redriveDate?: Date;
  /** Whether the children's results have been written to S3. */
  written: boolean;
  /** Kept from the end of the run. */
  counts?: MapRunCounts;
  /** Set while it runs: makes new settings count. */
  onSettings?: () => void;
}

/** All counts of a Map Run. */
export interface MapRunCounts {
  readonly itemCounts: Counts;
  readonly executionCounts: Counts;
}

const OUTCOMES: Readonly<Record<ExecutionStatus, 'running' | 'succeeded' | 'failed' | 'timedOut' | 'aborted'>> = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

/** Counts the items and the child executions of a run as they are now. */
export function countsOf(mapRun: MapRun): MapRunCounts {
  if (mapRun.counts) {
    return mapRun.counts;
  }
  const itemCounts = noCounts();
  const executionCounts = noCounts();
  for (const { execution, items } of mapRun.children ?? []) {
    const outcome = execution?.awaitsRedrive === true ? 'pendingRedrive' : execution ? OUTCOMES[execution.status] : 'pending';
    const written = mapRun.written && execution?.stopDate !== undefined;
    const lost = execution !== undefined && isLost(execution);
    for (const [counts, n] of [
      [itemCounts, items],
      [executionCounts, 1],
    ] as const) {
      counts.total += n;
      counts[outcome] += n;
      counts.resultsWritten += written ? n : 0;
      counts.failuresNotRedrivable += lost ? n : 0;
    }
  }
  return { itemCounts, executionCounts };
}

function noCounts(): Counts {
  return {
    ...{ pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 0, resultsWritten: 0 },
    ...{ failuresNotRedrivable: 0, pendingRedrive: 0 },
  };
}
