import type { StateType, Workflow } from './asl';
import type { HistoryCursor } from './history';
import { newPart } from './progress';
import type { Scope } from './run';

/** Types of states that can be cut short. */
const CUT: readonly StateType[] = ['Task', 'Wait', 'Parallel', 'Map'];

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
  if (!part.done) {
    const { variables, progress } = part;
    part.done = { output: await scope.run.walk(workflow, input, { ...scope, ...own, variables, progress }) };
  }
  return part.done.output;
}

/** A part that has failed, and where it was in the history. */
export interface FailedPart {
  readonly index: number;
  readonly history: HistoryCursor;
}

/**
 * Notes the parts that a failed one has cut short: for each the state that it was in, after the event of `before`, all of them on from
 * the failed part's last event, as on AWS.
 */
export function noteCut(scope: Scope, failed: FailedPart, workflowOf: (index: number) => Workflow, before?: (index: number) => void): void {
  for (const [index, part] of (scope.progress.parts ?? []).entries()) {
    const at = part?.progress.at;
    if (index === failed.index || !part || part.done) {
      continue;
    }
    before?.(index);
    const type = at && workflowOf(index).States[at.name]?.Type;
    if (type !== undefined && CUT.includes(type)) {
      failed.history.aside(`${type}StateAborted`);
    }
  }
}
