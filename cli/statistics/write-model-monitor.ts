import { writeFile } from 'node:fs/promises';
import { checkData } from '../../stats/model-monitor/check-data';
import { violationsJson } from '../../stats/model-monitor/data-violation';
import { constraintsJson, constraintsOf } from '../../stats/model-monitor/write-constraints';
import { statisticsJson } from '../../stats/model-monitor/write-statistics';
import type { Profile } from '../../stats/profile/profile';

/** Where Model Monitor's files go; those without a path are not written. */
export interface ModelMonitorPaths {
  readonly statistics?: string;
  readonly constraints?: string;
  readonly violations?: string;
}

/** Writes what a run of Model Monitor leaves: the live statistics, the baseline's constraints, and what violates them. */
export async function writeModelMonitor(paths: ModelMonitorPaths, baseline: Profile, live: Profile): Promise<void> {
  const constraints = constraintsOf(baseline);
  if (paths.statistics !== undefined) {
    await writeFile(paths.statistics, statisticsJson(live));
  }
  if (paths.constraints !== undefined) {
    await writeFile(paths.constraints, constraintsJson(constraints));
  }
  if (paths.violations !== undefined) {
    await writeFile(paths.violations, violationsJson(checkData(constraints, live, baseline)));
  }
}
