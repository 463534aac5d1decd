import type { Fields } from './asl';
import type { Seen } from './data-flow';
import type { Outcome, Step } from './run';

/**
 * Evaluates `Output` and `Assign` of a state that is done.
 *
 * @param fields where they are written: the state, a choice rule or a catcher
 */
export async function finish(step: Step, seen: Seen, fields: Fields = step.state, next = step.state.Next): Promise<Outcome> {
  const [output, assigned] = await Promise.all([step.data.output(fields, seen), step.data.assign(fields, seen)]);
  step.scope.variables.assign(assigned);
  return { output, next };
}
