import { eitherSignal } from './abort';
import type { Workflow } from './asl';
import { BoundedWork } from './bounded-concurrency';
import { runDistributed } from './distributed-map';
import { finish } from './finish-state';
import { itemInput, mapItems } from './map-items';
import { wholeNumber } from './map-numbers';
import type { FailedPart } from './part';
import { noteCut, runPart } from './part';
import type { MapItem } from './data-flow';
import type { Outcome, Step } from './run';
import { isRuntimeError } from './state-error';

/** Most iterations of an inline Map that run at once. */
const INLINE_CONCURRENCY = 40;

/** Map: runs its item processor for each item, inside the execution or, distributed, in executions of their own. */
export async function runMap(step: Step): Promise<Outcome> {
  const processor = (step.state.ItemProcessor ?? step.state.Iterator) as Workflow;
  return processor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? runDistributed(step, processor) : runInline(step, processor);
}

async function runInline(step: Step, processor: Workflow): Promise<Outcome> {
  const { scope, name } = step;
  const { history, progress } = scope;
  const items = await mapItems(step);
  const limit = (await wholeNumber(step, step.state, 'MaxConcurrency')) ?? 0;
  if (progress.parts === undefined) {
    history.add('MapStateStarted', { length: items.length });
    progress.parts = [];
  }
  const siblings = new AbortController();
  const signal = eitherSignal(scope.signal, siblings);

  let failed: FailedPart | undefined;

  const iterate = async (item: MapItem, index: number): Promise<unknown> => {
    const before = progress.parts?.[index];
    if (before?.done) {
      return before.done.output;
    }
    const own = history.fork();
    try {
      // An item that can't be selected fails the state before its iteration has begun.
      const input = await itemInput(step, item);
      if (before === undefined) {
        own.add('MapIterationStarted', { name, index });
      }
      const output = await runPart(scope, index, processor, input, { signal, item, history: own });
      own.add('MapIterationSucceeded', { name, index });
      history.join(own);
      return output;
    } catch (error) {
      failed ??= { index, history: own };
      siblings.abort(error);
      throw error;
    }
  };
  const concurrency = limit === 0 ? INLINE_CONCURRENCY : Math.min(limit, INLINE_CONCURRENCY);
  const result = await new BoundedWork(items, concurrency, iterate).run().catch((error: unknown) => {
    scope.signal.throwIfAborted();
    if (failed) {
      const { index, history: own } = failed;
      if (!isRuntimeError(error)) {
        noteCut(
          scope,
          failed,
          () => processor,
          (cut) => {
            own.aside('MapIterationAborted', { name, index: cut });
          },
        );
        if (progress.parts?.[index]) {
          own.aside('MapIterationFailed', { name, index });
        }
      }
      history.join(own);
    }
    throw error;
  });
  history.aside('MapStateSucceeded');
  return finish(step, { result });
}
