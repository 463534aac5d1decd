import type { Workflow } from './asl';
import { newPart } from './progress';
import type { Scope } from './run';

/**
 * Runs one branch of a Parallel or one iteration of an inline Map.
 *
 * After a redrive a part that had ended well only gives its output again, and any other goes on from where it was.
 *
 * @param own what differs from the state's own scope
 */
export async function runPart(
  scope: Scope,
  index: number,
  workflow: Workflow,
  input: unknown,
  own: Pick<Scope, 'history' | 'signal' | 'item'>,
): Promise<unknown> {
  const parts = (scope.progress.parts ??= []);
  const part = (parts[index] ??= newPart(scope.variables));
  try {
    if (!part.done) {
      const { variables, progress } = part;
      part.done = { output: await scope.run.walk(workflow, input, { ...scope, ...own, variables, progress }) };
    }
    return part.done.output;
  } finally {
    scope.history.join(own.history);
  }
}
