import { eitherSignal } from './abort';
import type { Workflow } from './asl';
import { finish } from './finish-state';
import type { Outcome, Step } from './run';

/** Parallel: runs its branches at once; the first that fails ends the others. */
export async function runParallel(step: Step): Promise<Outcome> {
  const { data, scope, state } = step;
  const input = await data.argumentsOf(state);
  scope.history.add('ParallelStateStarted');
  const siblings = new AbortController();
  const signal = eitherSignal(scope.signal, siblings);
  const branches = (state.Branches as readonly Workflow[]).map((branch) =>
    scope.run.walk(branch, input, { ...scope, variables: scope.variables.inner(), history: scope.history.fork(), signal }),
  );
  const result = await Promise.all(branches).catch(async (error: unknown) => {
    siblings.abort(error);
    await Promise.allSettled(branches);
    scope.history.add('ParallelStateFailed');
    throw error;
  });
  scope.history.add('ParallelStateSucceeded');
  return finish(step, { result });
}
