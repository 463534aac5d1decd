import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import type { Execution } from './execution';
import type { MapRun, MapRunSettings } from './map-run';
import { countsOf } from './map-run';

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

  /** Registers a run of the Map with this label. */
  open({ arn, machine }: Execution, label: string, settings: MapRunSettings): MapRun {
    const run: MapRun = {
      ...{ settings, label, executionArn: arn, stateMachineArn: `${machine.arn}/${label}` },
      mapRunArn: this.cloud.arn('states', `mapRun:${machine.name}/${label}:${randomUUID()}`),
      startDate: this.cloud.clock.date(),
      status: 'RUNNING',
      redriveCount: 0,
      written: false,
    };
    this.byArn.set(run.mapRunArn, run);
    const oldest = this.byArn.keys().next().value;
    if (this.byArn.size > KEPT && oldest !== undefined) {
      this.byArn.delete(oldest);
    }
    return run;
  }

  /** Lets a run that has ended badly go on. */
  reopen(run: MapRun): void {
    Object.assign(run, { status: 'RUNNING', redriveCount: run.redriveCount + 1, redriveDate: this.cloud.clock.date() });
    delete run.stopDate;
    delete run.counts;
  }

  close(run: MapRun, status: MapRun['status']): void {
    Object.assign(run, { status, stopDate: this.cloud.clock.date(), counts: countsOf(run) });
    if (status === 'SUCCEEDED') {
      // Nobody redrives it, so nobody needs its children any more.
      delete run.children;
    }
  }
}
