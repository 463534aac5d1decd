import type { ContextObject } from './data-flow';
import { compilePath } from './json-path';
import type { Found } from './json-path-walk';
import { followPath } from './json-path-walk';
import { StateError } from './state-error';
import type { Variables } from './variables';

/** Where paths start: `$` at the input, `$$` at the context object, `$name` at a variable. */
export interface Roots {
  readonly input: unknown;
  readonly context: ContextObject;
  readonly variables: Variables;
}

/** What a path finds. */
export function findAt(text: string, { input, context, variables }: Roots): Found {
  const { root, steps } = compilePath(text);
  if (root === '') {
    return followPath(steps, input);
  }
  if (root === '$') {
    return followPath(steps, context);
  }
  return variables.has(root) ? followPath(steps, variables.get(root)) : { found: false };
}

/** The value at a path of `InputPath` or another field of the state itself. Throws `States.Runtime` when there is none. */
export function readAt(text: string, roots: Roots): unknown {
  const found = findAt(text, roots);
  if (!found.found) {
    throw new StateError('States.Runtime', `Invalid path '${text}': No results for path in the input '${JSON.stringify(roots.input)}'`);
  }
  return found.value;
}
