import type { DataFlow } from './data-flow';
import { StateError } from './state-error';

/**
 * The error of a field whose value, once evaluated, has the wrong type or is out of range.
 *
 * In JSONata it is `States.QueryEvaluationError`, which can be caught; in JSONPath `States.Runtime`, which can't.
 */
export function fieldError({ language }: Pick<DataFlow, 'language'>, field: string, rule: string): StateError {
  const reason = `The value for the field '${field}' ${rule}`;
  return language === 'JSONata'
    ? Object.assign(new StateError('States.QueryEvaluationError', reason), { location: field })
    : new StateError('States.Runtime', reason);
}
