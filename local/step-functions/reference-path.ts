import { isObject } from './json';
import { compilePath } from './json-path';
import type { PathStep } from './json-path-steps';

/**
 * A copy of `target` with `value` at a reference path such as `$.a.b`; members on the way are made, the rest of the target is shared.
 *
 * @throws Error when an array has no item there, or something else is where an object should be
 */
export function writePath(target: unknown, path: string, value: unknown): unknown {
  const put = (into: unknown, [step, ...rest]: readonly PathStep[]): unknown => {
    if (!step) {
      return value;
    }
    const index = step.kind === 'indexes' ? step.indexes[0] : undefined;
    if (index !== undefined && Array.isArray(into) && index < into.length) {
      return into.map((item: unknown, at) => (at === index ? put(item, rest) : item));
    }
    const name = step.kind === 'members' ? step.names[0] : undefined;
    if (name === undefined || (into !== undefined && !isObject(into))) {
      throw new Error(`Unable to apply ReferencePath ${path} to input ${JSON.stringify(target)}`);
    }
    const inner = into !== undefined && Object.hasOwn(into, name) ? into[name] : undefined;
    return { ...into, [name]: put(inner, rest) };
  };
  return put(target, compilePath(path).steps);
}
