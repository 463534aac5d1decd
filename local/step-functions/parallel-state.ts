import { eitherSignal } from './abort';
import type { Workflow } from './asl';
import { finish } from './finish-state';
import { runPart } from './part';
import type { Outcome, Step } from './run';

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
  const branches = (state.Branches as readonly Workflow[]).map(async (branch, index) => {
    try {
      return await runPart(scope, index, branch, input, { signal, history: history.fork() });
    } catch (error) {
      siblings.abort(error);
      throw error;
    }
  });
  const result = await Promise.all(branches).catch(async (error: unknown) => {
    await Promise.allSettled(branches);
    scope.signal.throwIfAborted();
    history.add('ParallelStateFailed');
    throw error;
  });
  history.add('ParallelStateSucceeded');
  return finish(step, { result });
}
