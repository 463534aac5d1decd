import { eitherSignal } from './abort';
import type { Workflow } from './asl';
import { inOrder } from './bounded-concurrency';
import type { Execution } from './execution';
import { FailureTolerance } from './failure-tolerance';
import { finish } from './finish-state';
import type { ChildInput } from './item-batches';
import { childInputs } from './item-batches';
import { readItems } from './item-reader';
import { isObject } from './json';
import { mapItems } from './map-items';
import type { MapRun } from './map-runs';
import { transform, writeResults, writesToS3 } from './result-writer';
import type { Outcome, Step } from './run';

/** Most child executions at once: AWS allows 10,000, one machine less. */
const CONCURRENCY = 1000;

/** Distributed Map: an execution of its own for each item or batch, with results counted and, if wanted, written to S3. */
export async function runDistributed(step: Step, processor: Workflow): Promise<Outcome> {
  const { data, scope, state, name } = step;
  const { run, history } = scope;
  const { machine, cloud, caller, execution, mapRuns } = run;
  cloud.ports.authorize(caller, { action: 'states:StartExecution', resource: machine.arn });
  const items = state.ItemReader === undefined ? await mapItems(step) : await readItems(step);
  const inputs = await childInputs(step, await selectItems(step, items));
  const tolerance = await FailureTolerance.of(step, items.length);
  const maxConcurrency = ((await data.option(state, 'MaxConcurrency')) as number | undefined) ?? 0;
  const mapRun = mapRuns.open(`${machine.name}/${typeof state.Label === 'string' ? state.Label : labelOf(name)}`, {
    ...{ executionArn: execution.arn, stateMachineArn: machine.arn, maxConcurrency },
    ...{ toleratedFailureCount: tolerance.count ?? 0, toleratedFailurePercentage: tolerance.percentage ?? 0 },
  });
  history.add('MapStateStarted', { length: items.length });
  history.add('MapRunStarted', { mapRunArn: mapRun.mapRunArn });
  Object.assign(mapRun.itemCounts, { total: items.length, pending: items.length });
  Object.assign(mapRun.executionCounts, { total: inputs.length, pending: inputs.length });

  const children = await runChildren(step, processor, mapRun, inputs, maxConcurrency, tolerance);
  const writer = state.ResultWriter;
  const written = writesToS3(writer) ? await writeResults(step, writer, mapRun, children) : undefined;
  if (tolerance.exceeded) {
    mapRuns.close(mapRun, 'FAILED');
    history.add('MapRunFailed', { error: tolerance.exceeded.error, cause: tolerance.exceeded.reason });
    history.add('MapStateFailed');
    throw tolerance.exceeded;
  }
  mapRuns.close(mapRun, 'SUCCEEDED');
  history.add('MapRunSucceeded');
  history.add('MapStateSucceeded');
  const config = isObject(writer) && isObject(writer.WriterConfig) ? writer.WriterConfig : {};
  return finish(step, { result: written ?? transform(children, config.Transformation ?? 'COMPACT') });
}

async function runChildren(
  { scope }: Step,
  workflow: Workflow,
  mapRun: MapRun,
  inputs: readonly ChildInput[],
  maxConcurrency: number,
  tolerance: FailureTolerance,
): Promise<Execution[]> {
  const { itemCounts, executionCounts, mapRunArn } = mapRun;
  const stop = new AbortController();
  const signal = eitherSignal(scope.signal, stop);
  const children: (Execution | undefined)[] = [];
  const count = (from: 'pending' | 'running', to: 'running' | 'succeeded' | 'failed', items: number): void => {
    for (const [counts, n] of [
      [itemCounts, items],
      [executionCounts, 1],
    ] as const) {
      counts[from] -= n;
      counts[to] += n;
    }
  };
  const limit = maxConcurrency === 0 ? CONCURRENCY : Math.min(maxConcurrency, CONCURRENCY);
  await inOrder(inputs, limit, async ({ input, items }, index) => {
    if (stop.signal.aborted) {
      return;
    }
    count('pending', 'running', items);
    const child = await scope.run.runChild({ workflow, input, mapRunArn, signal });
    children[index] = child;
    count('running', child.status === 'SUCCEEDED' ? 'succeeded' : 'failed', items);
    if (child.status !== 'SUCCEEDED' && tolerance.add(child, items)) {
      stop.abort(tolerance.exceeded);
    }
  });
  scope.signal.throwIfAborted();
  // Children that were never started leave holes.
  return children.filter((child) => child !== undefined);
}

async function selectItems({ data, state }: Step, items: readonly unknown[]): Promise<readonly unknown[]> {
  if (state.ItemSelector === undefined) {
    return items;
  }
  return Promise.all(items.map((Value, Index) => data.template(state.ItemSelector, 'ItemSelector', { Index, Value })));
}

/** A label has only characters that an ARN takes. */
function labelOf(stateName: string): string {
  return stateName.replace(/[^\w-]/g, '').slice(0, 40);
}
