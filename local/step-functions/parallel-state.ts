import { eitherSignal } from './abort';
import type { Workflow } from './asl';
import { finish } from './finish-state';
import type { FailedPart } from './part';
import { noteCut, runPart } from './part';
import type { Outcome, Step } from './run';
import { isRuntimeError } from './state-error';

/** Parallel: runs its branches at once; the first that fails ends the others. */
export async function runParallel(step: Step): Promise<Outcome> {
  const { data, scope, state } = step;
  const { history, progress } = scope;
  const input = await data.argumentsOf(state);
  if (progress.parts === undefined) {
    history.add('ParallelStateStarted');
  }
  const siblings = new AbortController();
  const signal = eitherSignal(scope.signal, siblings);
  const workflows = state.Branches as readonly Workflow[];
  let failed: FailedPart | undefined;
  const branches = workflows.map(async (branch, index) => {
    const own = history.fork();
    try {
      const output = await runPart(scope, index, branch, input, { signal, history: own });
      history.join(own);
      return output;
    } catch (error) {
      failed ??= { index, history: own };
      siblings.abort(error);
      throw error;
    }
  });
  const result = await Promise.all(branches).catch(async (error: unknown) => {
    await Promise.allSettled(branches);
    scope.signal.throwIfAborted();
    if (failed) {
      if (!isRuntimeError(error)) {
        noteCut(scope, failed, (index) => workflows[index] as Workflow);
      }
      history.join(failed.history);
    }
    throw error;
  });
  history.aside('ParallelStateSucceeded');
  return finish(step, { result });
}
