import { NotEmulated } from '../core/aws-error';
import { isObject } from './json';

/** One step of a path: a member, an index, a range, several of those, all, or all descendants. */
type PathStep =
  | { readonly kind: 'member'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'descendants' };

/** What a path has found; a path that may find several values gives an array of them. */
export type Found = { readonly found: true; readonly value: unknown } | { readonly found: false };

const STEP =
  /\.\.(?=[\w*[])|\.?\*|\.(?<name>[\p{L}_][\p{L}\p{N}_-]*)|(?<=\.\.)(?<deep>[\p{L}_][\p{L}\p{N}_-]*)|\[(?<inside>(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\]'"])+)\]/uy;
const parsed = new Map<string, readonly PathStep[]>();

/** Reads a path without its root (`.a[0]`) in a value. Throws when the path is malformed, or has a filter. */
export function readPath(path: string, root: unknown): Found {
  const steps = parsed.get(path) ?? parsePath(path);
  parsed.set(path, steps);
  const values = steps.reduce<readonly unknown[]>((from, step) => from.flatMap((value) => follow(step, value)), [root]);
  if (!steps.every(isDefinite)) {
    return { found: true, value: values };
  }
  return values.length === 0 ? { found: false } : { found: true, value: values[0] };
}

/** Whether a step leads to one value at most. */
function isDefinite(step: PathStep): boolean {
  return (step.kind === 'member' && step.names.length === 1) || (step.kind === 'index' && step.indexes.length === 1);
}

function parsePath(path: string): PathStep[] {
  const steps: PathStep[] = [];
  const pattern = new RegExp(STEP.source, STEP.flags);
  while (pattern.lastIndex < path.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(path);
    if (!match) {
      throw new Error(`malformed path '$${path}' at '${path.slice(at)}'`);
    }
    steps.push(toStep(match[0], match.groups ?? {}, path));
  }
  return steps;
}

function toStep(text: string, { name, deep, inside }: Record<string, string | undefined>, path: string): PathStep {
  const member = name ?? deep;
  if (member !== undefined) {
    return { kind: 'member', names: [member] };
  }
  if (text === '..') {
    return { kind: 'descendants' };
  }
  if (inside === undefined || inside.trim() === '*') {
    return { kind: 'all' };
  }
  if (inside.startsWith('?') || inside.startsWith('(')) {
    throw new NotEmulated(`the filter in the path '$${path}'`);
  }
  const quoted = inside.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g);
  if (quoted) {
    return { kind: 'member', names: quoted.map((text) => text.slice(1, -1).replace(/\\(.)/g, '$1')) };
  }
  const slice = /^(-?\d*):(-?\d*)$/.exec(inside);
  if (slice) {
    const [from, to] = [slice[1], slice[2]].map((text) => (text === '' ? undefined : Number(text)));
    return { kind: 'slice', from, to };
  }
  return { kind: 'index', indexes: inside.split(',').map(Number) };
}

function follow(step: PathStep, value: unknown): unknown[] {
  switch (step.kind) {
    case 'member':
      return isObject(value) ? step.names.filter((name) => Object.hasOwn(value, name)).map((name) => value[name]) : [];
    case 'index':
      return Array.isArray(value)
        ? step.indexes
            .map((index) => (index < 0 ? index + value.length : index))
            .filter((index) => index in value)
            .map((index) => value[index] as unknown)
        : [];
    case 'slice':
      return Array.isArray(value) ? value.slice(step.from, step.to) : [];
    case 'all':
      return children(value);
    case 'descendants':
      return descendants(value);
  }
}

function children(value: unknown): unknown[] {
  return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
}

function descendants(value: unknown): unknown[] {
  return [value, ...children(value).flatMap(descendants)];
}

/** A copy of `target` with `value` at a reference path such as `$.a.b`; members on the way are made. */
export function writePath(target: unknown, path: string, value: unknown): unknown {
  const put = (into: unknown, [step, ...rest]: readonly PathStep[]): unknown => {
    if (!step) {
      return value;
    }
    if (step.kind === 'index' && Array.isArray(into) && step.indexes.length === 1) {
      const [index = 0] = step.indexes;
      return into.map((item: unknown, at) => (at === index ? put(item, rest) : item));
    }
    const name = step.kind === 'member' ? step.names[0] : undefined;
    if (name === undefined || (into !== undefined && !isObject(into))) {
      throw new Error(`the ResultPath '$${path}' does not fit the input`);
    }
    return { ...into, [name]: put(into?.[name], rest) };
  };
  return put(target, parsePath(path));
}
