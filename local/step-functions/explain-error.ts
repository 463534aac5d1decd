import type { HistoryCursor } from './history';
import { StateError } from './state-error';

/** Errors of the definition say where they happened, as on AWS; errors of tasks keep the service's own cause. */
const OF_THE_DEFINITION = ['States.QueryEvaluationError', 'States.Runtime', 'States.ResultPathMatchFailure'];

/**
 * Completes an error at the innermost state that it comes from, and notes a failed expression in the history.
 *
 * @param enteredId id of the event with which the state was entered
 */
export function explainError(error: StateError, name: string, enteredId: number, history: HistoryCursor): StateError {
  if (error.state !== undefined || !OF_THE_DEFINITION.includes(error.error)) {
    error.state ??= name;
    return error;
  }
  const cause = `An error occurred while executing the state '${name}' (entered at the event id #${enteredId}). ${error.reason ?? ''}`;
  const { location } = error;
  if (error.error === 'States.QueryEvaluationError') {
    history.add('EvaluationFailed', { error: error.error, cause, location, state: name });
  }
  return Object.assign(new StateError(error.error, cause), { state: name, location });
}
