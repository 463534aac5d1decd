import { eitherSignal } from './abort';
import type { Workflow } from './asl';
import { finish } from './finish-state';
import type { MapChild, MapRun } from './map-run';
import { runChildren } from './map-children';
import { childInputs } from './item-batches';
import type { ItemSource } from './item-reader';
import { openItems } from './item-reader';
import { itemInput } from './map-items';
import { isObject } from './json';
import { numberOf, wholeNumber } from './map-numbers';
import { transform, writeResults, writesToS3 } from './result-writer';
import type { Outcome, Step } from './run';
import { StateError } from './state-error';

/** Ends of a Map Run that leave something to redrive; after any other the state starts a new run. */
const REDRIVABLE = ['States.ExceedToleratedFailureThreshold', 'States.ItemReaderFailed', 'States.ResultWriterFailed'];

/** Distributed Map: an execution of its own for each item or batch, with results counted and, if wanted, written to S3. */
export async function runDistributed(step: Step, processor: Workflow): Promise<Outcome> {
  const { scope } = step;
  const { history, progress, run } = scope;
  const items = progress.mapRun?.children ? undefined : await openItems(step);
  const mapRun = progress.mapRun ? redrive(step, progress.mapRun) : await open(step, items?.length ?? 0);
  progress.mapRun = mapRun;
  try {
    mapRun.children ??= await readChildren(step, items);
    const result = await results(step, processor, mapRun, mapRun.children);
    run.mapRuns.close(mapRun, 'SUCCEEDED');
    const summary = history.fork();
    summary.add('MapRunSucceeded');
    summary.add('MapStateSucceeded');
    return await finish(step, { result });
  } catch (error) {
    if (scope.signal.aborted) {
      run.mapRuns.close(mapRun, 'ABORTED');
      history.add('MapRunAborted');
    } else if (mapRun.status === 'RUNNING') {
      run.mapRuns.close(mapRun, 'FAILED');
      history.add('MapRunFailed', error instanceof StateError ? { error: error.error, cause: error.reason } : {});
    }
    if (!scope.signal.aborted && !(error instanceof StateError && REDRIVABLE.includes(error.error))) {
      delete progress.mapRun;
    }
    throw error;
  }
}

/** Starts a new run. @param length number of items that are known before it reads any */
async function open(step: Step, length: number): Promise<MapRun> {
  const { scope, state, name } = step;
  const { run, history } = scope;
  run.cloud.ports.authorize(run.caller, { action: 'states:StartExecution', resource: run.machine.arn });
  const mapRun = run.mapRuns.open(run.execution, typeof state.Label === 'string' ? state.Label : labelOf(name), {
    maxConcurrency: (await wholeNumber(step, state, 'MaxConcurrency')) ?? 0,
    toleratedFailureCount: await wholeNumber(step, state, 'ToleratedFailureCount'),
    toleratedFailurePercentage: await numberOf(step, state, 'ToleratedFailurePercentage', 100),
  });
  history.add('MapStateStarted', { length });
  history.add('MapRunStarted', { mapRunArn: mapRun.mapRunArn });
  return mapRun;
}

function redrive({ scope: { run, history } }: Step, mapRun: MapRun): MapRun {
  const { cloud, caller, machine, execution } = run;
  const resource = cloud.arn('states', `execution:${machine.name}/${mapRun.label}:${execution.name}`);
  cloud.ports.authorize(caller, { action: 'states:RedriveExecution', resource });
  run.mapRuns.reopen(mapRun);
  history.add('MapRunRedriven', { mapRunArn: mapRun.mapRunArn, redriveCount: mapRun.redriveCount });
  return mapRun;
}

/** Runs what has not ended well yet, writes the results if the state says where, and gives the state's result. */
async function results(step: Step, processor: Workflow, mapRun: MapRun, children: readonly MapChild[]): Promise<unknown> {
  const { scope, state } = step;
  const stop = new AbortController();
  const exceeded = await runChildren(scope.run, processor, mapRun, children, { stop, signal: eitherSignal(scope.signal, stop) });
  scope.signal.throwIfAborted();
  const writer = state.ResultWriter;
  const written = writesToS3(writer) ? await writeResults(step, writer, mapRun, children) : undefined;
  if (exceeded) {
    throw exceeded;
  }
  const config = isObject(writer) && isObject(writer.WriterConfig) ? writer.WriterConfig : {};
  return written ?? transform(children, config.Transformation ?? 'COMPACT');
}

async function readChildren(step: Step, items: ItemSource | undefined): Promise<MapChild[]> {
  const inputs: unknown[] = [];
  for (const item of (await items?.read()) ?? []) {
    inputs.push(await itemInput(step, item));
  }
  return childInputs(step, inputs);
}

/** A label has only characters that an ARN takes. */
function labelOf(stateName: string): string {
  return stateName.replace(/[^\w-]/g, '').slice(0, 40);
}
