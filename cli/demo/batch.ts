import type { RowCounts } from './delivery';
import { deliver } from './delivery';
import { runExecution } from './executions';
import type { DeliveredFile } from './flight-files';
import type { Platform } from './platform';
import type { DemoResult } from './result';

/** The week that the demo scores as one batch; `to` is the day after the last. */
export const BATCH_WEEK = { from: '2001-03-01', to: '2001-03-08' };

/** Output of the batch workflow. */
interface BatchOutput {
  readonly outcome: 'scored' | 'no-model';
  readonly in: number;
  readonly scored: number;
  readonly quarantined: number;
  readonly parts: number;
  readonly version: number;
}

/** What was delivered, and what the batch made of it. */
export interface ScoredWeek {
  readonly rows: RowCounts;
  readonly batch: DemoResult['batch'];
  readonly note: string;
}

/** Delivers a week of files and scores their flights as one batch, as the ML engineer. */
export async function scoreWeek(platform: Platform, files: ReadonlyMap<string, DeliveredFile>): Promise<ScoredWeek> {
  const week = [...files].filter(([day]) => day >= BATCH_WEEK.from && day < BATCH_WEEK.to).map(([, file]) => file);
  const { rows } = await deliver(platform, week);
  const workflow = platform.output('FlightDelay-BatchInference', 'BatchWorkflowArn');
  const { outcome, version, parts, ...counts } = await runExecution<BatchOutput>(platform.mlEngineer.states, workflow, BATCH_WEEK);
  if (outcome !== 'scored' || counts.in !== rows.good) {
    throw new Error(`the batch must score the ${rows.good} flights of the week, got ${outcome} with ${counts.in}`);
  }
  const batch = { in: counts.in, scored: counts.scored, quarantined: counts.quarantined };
  return {
    rows,
    batch,
    note: `${batch.in} in = ${batch.scored} scored + ${batch.quarantined} quarantined, ${parts} parts, by version ${version}`,
  };
}
