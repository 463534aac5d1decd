import { eitherSignal } from './abort';
import type { Workflow } from './asl';
import { runDistributed } from './distributed-map';
import { finish } from './finish-state';
import { mapItems } from './map-items';
import { inOrder } from './bounded-concurrency';
import type { Outcome, Step } from './run';

/** Most iterations of an inline Map that run at once. */
const INLINE_CONCURRENCY = 40;

/** Map: runs its item processor for each item, inside the execution or, distributed, in executions of their own. */
export async function runMap(step: Step): Promise<Outcome> {
  const processor = (step.state.ItemProcessor ?? step.state.Iterator) as Workflow;
  return processor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? runDistributed(step, processor) : runInline(step, processor);
}

async function runInline(step: Step, processor: Workflow): Promise<Outcome> {
  const { data, scope, state, name } = step;
  const { history, run } = scope;
  const items = await mapItems(step);
  const limit = ((await data.option(state, 'MaxConcurrency')) as number | undefined) ?? 0;
  history.add('MapStateStarted', { length: items.length });
  const siblings = new AbortController();
  const signal = eitherSignal(scope.signal, siblings);

  const iterate = async (value: unknown, index: number): Promise<unknown> => {
    const item = { Index: index, Value: value };
    const selector = state.ItemSelector ?? (state.Iterator === undefined ? undefined : state.Parameters);
    const input = selector === undefined ? value : await data.template(selector, 'ItemSelector', item);
    const own = history.fork();
    own.add('MapIterationStarted', { name, index });
    try {
      const output = await run.walk(processor, input, { run, signal, item, variables: scope.variables.inner(), history: own });
      own.add('MapIterationSucceeded', { name, index });
      return output;
    } catch (error) {
      own.add(signal.aborted ? 'MapIterationAborted' : 'MapIterationFailed', { name, index });
      siblings.abort(error);
      throw error;
    }
  };
  const concurrency = limit === 0 ? INLINE_CONCURRENCY : Math.min(limit, INLINE_CONCURRENCY);
  const result = await inOrder(items, concurrency, iterate).catch((error: unknown) => {
    history.add('MapStateFailed');
    throw error;
  });
  history.add('MapStateSucceeded');
  return finish(step, { result });
}
