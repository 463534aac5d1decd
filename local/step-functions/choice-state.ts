import type { Fields } from './asl';
import { finish } from './finish-state';
import type { Outcome, Step } from './run';
import { StateError } from './state-error';

/** Choice: takes the first rule that holds; the state's own `Output` and `Assign` belong to `Default`. */
export async function runChoice(step: Step): Promise<Outcome> {
  const { data, state } = step;
  const rules = state.Choices as readonly (Fields & { readonly Next: string })[];
  for (const [index, rule] of rules.entries()) {
    if (await data.condition(rule, `Choices[${index}]/Condition`)) {
      // JSONPath writes OutputPath on the state for all rules.
      const { OutputPath } = state;
      return finish(step, { where: `Choices[${index}]/` }, OutputPath === undefined ? rule : { ...rule, OutputPath }, rule.Next);
    }
  }
  if (typeof state.Default !== 'string') {
    throw new StateError('States.Runtime', 'Failed to transition out of the state. The state does not point to a next state.');
  }
  return finish(step, {}, state, state.Default);
}
