import { parseFilter } from './json-path-filter';
import { PATH_FUNCTIONS } from './json-path-functions';
import type { PathStep } from './json-path-steps';
import { parseSteps } from './json-path-steps';
import { TextReader } from './text-reader';

/** A path with its root: `$` the data, `$$` the context object, any other name a variable. */
export interface CompiledPath {
  readonly root: string;
  readonly steps: readonly PathStep[];
}

const ROOT = /\$(\$|[\p{ID_Start}][\p{ID_Continue}]*|)/uy;
const compiled = new Map<string, CompiledPath>();

/** Compiles a path such as `$.a[0]`, `$$.Execution.Id` or `$variable.b`; each text once. Throws when it is malformed. */
export function compilePath(text: string): CompiledPath {
  const known = compiled.get(text);
  if (known) {
    return known;
  }
  const reader = new TextReader(text);
  const [, root = ''] = reader.need(ROOT);
  const steps = parseSteps(reader, parseFilter);
  const at = steps.findIndex((step) => step.kind === 'function');
  const last = steps[at];
  if (!reader.done || (last?.kind === 'function' && (at < steps.length - 1 || !Object.hasOwn(PATH_FUNCTIONS, last.name)))) {
    reader.fail();
  }
  const path = { root, steps };
  compiled.set(text, path);
  return path;
}

/** Whether a sound path can only name one node, so that it can be written to: names and single indexes. */
export function isReferencePath(text: string): boolean {
  return compilePath(text).steps.every(
    (step) =>
      (step.kind === 'members' && step.names.length === 1) ||
      (step.kind === 'indexes' && step.indexes.length === 1 && step.indexes.every((index) => index >= 0)),
  );
}
