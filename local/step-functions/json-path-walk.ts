import { isObject } from './json';
import { PATH_FUNCTIONS } from './json-path-functions';
import type { PathStep } from './json-path-steps';

/** What a path has found; a path that may find several values gives an array of them. */
export type Found = { readonly found: true; readonly value: unknown } | { readonly found: false };

const MISSING: Found = { found: false };

/**
 * Follows a path from a value.
 *
 * A path of names and single indexes finds one value or nothing; any other finds an array, which may be empty.
 * Where a name is missing, or an array is expected and not there, before the path has branched, the path finds nothing.
 */
export function followPath(steps: readonly PathStep[], root: unknown): Found {
  let values: unknown[] = [root];
  let definite = true;
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'function') {
      const value = PATH_FUNCTIONS[step.name]?.(definite ? values[0] : values);
      return value === undefined ? MISSING : { found: true, value };
    }
    const isLast = index === steps.length - 1;
    const found: unknown[] = [];
    for (const value of values) {
      if (!take(step, value, root, isLast, found) && definite) {
        return MISSING;
      }
    }
    definite &&= isDefinite(step, isLast);
    values = found;
  }
  if (!definite) {
    return { found: true, value: values };
  }
  return values.length === 0 ? MISSING : { found: true, value: values[0] };
}

/** Whether a step leads to one value at most; several names at the end give one object of these members. */
function isDefinite(step: PathStep, isLast: boolean): boolean {
  return (step.kind === 'members' && (step.names.length === 1 || isLast)) || (step.kind === 'indexes' && step.indexes.length === 1);
}

/** Adds what a step finds in a value; false where the value is not one that the step could be taken in. */
function take(step: PathStep, value: unknown, root: unknown, isLast: boolean, found: unknown[]): boolean {
  switch (step.kind) {
    case 'members':
      return takeMembers(step.names, value, isLast, found);
    case 'indexes':
      return Array.isArray(value) && addAll(found, itemsAt(step.indexes, value));
    case 'slice':
      return Array.isArray(value) && addAll(found, value.slice(step.from, step.to));
    case 'filter': {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return addAll(
        found,
        items.filter((item) => step.test(item, root)),
      );
    }
    case 'all':
      return addAll(found, children(value));
    case 'descendants':
      addDescendants(value, found);
      return true;
    case 'function':
      return false;
  }
}

function takeMembers(names: readonly string[], value: unknown, isLast: boolean, found: unknown[]): boolean {
  if (!isObject(value)) {
    return false;
  }
  const there = names.filter((name) => Object.hasOwn(value, name));
  if (names.length > 1 && isLast) {
    found.push(Object.fromEntries(there.map((name) => [name, value[name]])));
    return true;
  }
  addAll(
    found,
    there.map((name) => value[name]),
  );
  return there.length === names.length || names.length > 1;
}

/** Adds items one by one: there may be more than a call takes arguments. */
function addAll(found: unknown[], items: readonly unknown[]): true {
  for (const item of items) {
    found.push(item);
  }
  return true;
}

function itemsAt(indexes: readonly number[], array: readonly unknown[]): unknown[] {
  return indexes
    .map((index) => (index < 0 ? index + array.length : index))
    .filter((index) => index in array)
    .map((index) => array[index]);
}

function children(value: unknown): unknown[] {
  return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
}

function addDescendants(value: unknown, found: unknown[]): void {
  found.push(value);
  for (const child of children(value)) {
    addDescendants(child, found);
  }
}
