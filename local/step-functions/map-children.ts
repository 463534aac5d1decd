import { BoundedWork } from './bounded-concurrency';
import type { Workflow } from './asl';
import { FailureTolerance } from './failure-tolerance';
import type { MapChild, MapRun } from './map-run';
import { isLost, redriveProblem } from './redrive';
import type { Run } from './run';
import type { StateError } from './state-error';

/** Most child executions at once: AWS allows 10,000, one machine less. */
const CONCURRENCY = 1000;

/** Ends the children: `stop` when too many have failed, `signal` also with the parent. */
interface Ending {
  readonly stop: AbortController;
  readonly signal: AbortSignal;
}

/** Runs a Map Run's children that have not ended well yet. Gives the error, if more have failed than is tolerated. */
export async function runChildren(
  run: Run,
  workflow: Workflow,
  mapRun: MapRun,
  children: readonly MapChild[],
  { stop, signal }: Ending,
): Promise<StateError | undefined> {
  const tolerance = new FailureTolerance(
    mapRun,
    children.reduce((sum, { items }) => sum + items, 0),
  );
  const lost = children.filter(({ execution }) => execution !== undefined && isLost(execution));
  const open = children.filter(({ execution }) => execution === undefined || redriveProblem(execution) === undefined);
  for (const { execution } of open) {
    if (execution) {
      execution.awaitsRedrive = true;
    }
  }
  let exceeded = tolerance.add(lost.reduce((sum, { items }) => sum + items, 0));
  const limit = (): number => Math.min(mapRun.settings.maxConcurrency || CONCURRENCY, CONCURRENCY);
  const stopped = (): boolean => signal.aborted;
  const work = new BoundedWork(open, limit(), async (child) => {
    if (stopped()) {
      return;
    }
    child.execution = run.runChild(child, workflow, mapRun, signal);
    await child.execution.ended;
    if (child.execution.status !== 'SUCCEEDED' && !stopped()) {
      exceeded = tolerance.add(child.items);
      if (exceeded) {
        stop.abort(exceeded);
      }
    }
  });
  mapRun.onSettings = () => {
    work.setLimit(limit());
  };
  await work.run();
  delete mapRun.onSettings;
  for (const { execution } of open) {
    // Those that never had their turn again stay as they had ended before.
    delete execution?.awaitsRedrive;
  }
  return exceeded;
}
