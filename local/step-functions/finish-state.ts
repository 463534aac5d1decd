import type { Fields } from './asl';
import type { Seen } from './data-flow';
import type { Outcome, Step } from './run';

/**
 * Evaluates `Output` and `Assign` of a state that is done.
 *
 * @param fields where they are written: the state, a choice rule or a catcher
 */
export async function finish(step: Step, seen: Seen, fields: Fields = step.state, next = step.state.Next): Promise<Outcome> {
  // Neither sees what the other has done: variables keep their values from the state's start.
  const output = await step.data.output(fields, seen);
  if (fields.Assign === undefined) {
    return { output, next };
  }
  const assigned = await step.data.assign(fields, seen);
  step.scope.variables.assign(assigned);
  return { output, next, assigned };
}
