import type { State } from './asl';
import type { Diagnostics } from './diagnostics';
import { isObject } from './json';

const NAME = /^\p{ID_Start}\p{ID_Continue}*$/u;
/** Most characters of a variable's name. */
const NAME_LIMIT = 80;

/** The names of variables that a state, its rules and its catchers assign. */
export function validateVariables(state: State, at: string, diagnostics: Diagnostics): void {
  validateNames(state.Assign, `${at}/Assign`, diagnostics);
  for (const list of ['Catch', 'Choices']) {
    for (const [index, item] of (Array.isArray(state[list]) ? (state[list] as unknown[]) : []).entries()) {
      validateNames(isObject(item) ? item.Assign : undefined, `${at}/${list}[${index}]/Assign`, diagnostics);
    }
  }
}

function validateNames(assign: unknown, at: string, diagnostics: Diagnostics): void {
  if (assign === undefined) {
    return;
  }
  if (!isObject(assign)) {
    diagnostics.schema(at, 'Expected value of type [OBJECT]');
    return;
  }
  for (const key of Object.keys(assign)) {
    const name = key.replace(/\.\$$/, '');
    if (name === 'states') {
      diagnostics.add('RESERVED_VARIABLE_NAME', at, "Cannot assign to reserved variable '$states'.");
    } else if (!NAME.test(name)) {
      diagnostics.add('INVALID_VARIABLE_NAME', at, `Invalid variable name '${name}': the variable name contains invalid characters.`);
    } else if (name.length > NAME_LIMIT) {
      diagnostics.add(
        'INVALID_VARIABLE_NAME',
        at,
        `Invalid variable name '${name}': the variable name is longer than ${NAME_LIMIT} characters.`,
      );
    }
  }
}
