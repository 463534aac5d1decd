import { compileIntrinsic, isIntrinsicCall } from './intrinsic-call';
import { isObject } from './json';
import type { Roots } from './path-roots';
import { findAt } from './path-roots';
import { StateError } from './state-error';

type Fill = (roots: Roots) => unknown;

/** Compiled templates by the definition's own object: an execution fills a few of them often. */
const compiled = new WeakMap<object, Fill>();

/** A payload template with its `.$` members filled in. Throws `States.Runtime` when one has no value. */
export function fillTemplate(template: unknown, roots: Roots): unknown {
  if (typeof template !== 'object' || template === null) {
    return template;
  }
  const known = compiled.get(template) ?? compileTemplate(template);
  compiled.set(template, known);
  return known(roots);
}

function compileTemplate(value: unknown): Fill {
  if (Array.isArray(value)) {
    const items = value.map(compileTemplate);
    return (roots) => items.map((fill) => fill(roots));
  }
  if (!isObject(value)) {
    return () => value;
  }
  const members = Object.entries(value).map(([key, item]): [string, Fill] =>
    key.endsWith('.$') ? [key.slice(0, -2), (roots) => valueOf(String(item), key, roots)] : [key, compileTemplate(item)],
  );
  return (roots) => Object.fromEntries(members.map(([key, fill]) => [key, fill(roots)]));
}

/**
 * The value of a path or an intrinsic function.
 *
 * @param field where it is written, for the error
 * @throws StateError `States.Runtime`
 */
export function valueOf(text: string, field: string, roots: Roots): unknown {
  if (isIntrinsicCall(text)) {
    return callIntrinsic(text, roots);
  }
  const found = findAt(text, roots);
  if (!found.found) {
    const input = JSON.stringify(text.startsWith('$$') ? roots.context : roots.input);
    const reason = `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${input}'`;
    throw new StateError('States.Runtime', reason);
  }
  return found.value;
}

function callIntrinsic(text: string, roots: Roots): unknown {
  const read = (path: string): unknown => {
    const found = findAt(path, roots);
    if (!found.found) {
      const shown = path.startsWith('$$') ? path.slice(1) : path;
      const input = JSON.stringify(roots.input);
      throw new Error(`The JsonPath argument for the field '${shown}' could not be found in the input '${input}'`);
    }
    return found.value;
  };
  try {
    return compileIntrinsic(text).evaluate(read);
  } catch (error) {
    throw new StateError('States.Runtime', `The function '${text}' had the following error: ${(error as Error).message}`);
  }
}
