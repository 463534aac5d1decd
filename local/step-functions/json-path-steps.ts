import type { TextReader } from './text-reader';

/** Whether an item of an array passes a filter. @param root what `$` is inside the filter */
export type Filter = (item: unknown, root: unknown) => boolean;

/** One step of a path. */
export type PathStep =
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'filter'; readonly test: Filter }
  | { readonly kind: 'all' }
  /** The value and all values inside it, for `..`. */
  | { readonly kind: 'descendants' }
  /** A function of all that the path before it has found, such as `.length()`; always the last step. */
  | { readonly kind: 'function'; readonly name: string };

const DESCENDANTS = /\.\.(?=[\p{L}\p{N}_*[-])/uy;
const FUNCTION = /\.([a-z]+)\(\)/y;
const ALL = /\.?\*|\[\s*\*\s*\]/y;
const MEMBER = /\.?([\p{L}\p{N}_-]+)/uy;
const DOTTED_MEMBER = /\.([\p{L}\p{N}_-]+)/uy;
const OPEN = /\.?\[\s*/y;
const FILTER = /\?\s*\(/y;
const QUOTED = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y;
const SLICE = /(-?\d*)\s*:\s*(-?\d*)/y;
const INDEX = /-?\d+/y;
const COMMA = /\s*,\s*/y;
const CLOSE = /\s*\]/y;
const CLOSE_FILTER = /\s*\)\s*\]/y;

/**
 * Reads the steps of a path after its root, as far as they go.
 *
 * The language is that of the Jayway library, which AWS's developer guide names.
 *
 * @param filter reads the inside of `[?(…)]`
 */
export function parseSteps(reader: TextReader, filter: (reader: TextReader) => Filter): PathStep[] {
  const steps: PathStep[] = [];
  for (let step = next(reader, filter, false); step; step = next(reader, filter, step.kind === 'descendants')) {
    steps.push(step);
  }
  return steps;
}

function next(reader: TextReader, filter: (reader: TextReader) => Filter, afterDescendants: boolean): PathStep | undefined {
  if (reader.take(DESCENDANTS)) {
    return { kind: 'descendants' };
  }
  const name = reader.take(FUNCTION)?.[1];
  if (name !== undefined) {
    return { kind: 'function', name };
  }
  if (reader.take(ALL)) {
    return { kind: 'all' };
  }
  const member = reader.take(afterDescendants ? MEMBER : DOTTED_MEMBER)?.[1];
  if (member !== undefined) {
    return { kind: 'members', names: [member] };
  }
  return reader.take(OPEN) ? inBrackets(reader, filter) : undefined;
}

function inBrackets(reader: TextReader, filter: (reader: TextReader) => Filter): PathStep {
  if (reader.take(FILTER)) {
    const test = filter(reader);
    reader.need(CLOSE_FILTER);
    return { kind: 'filter', test };
  }
  const quoted = listOf(reader, QUOTED).map(([, single, double = '']) => (single ?? double).replace(/\\(.)/g, '$1'));
  const slice = quoted.length > 0 ? undefined : reader.take(SLICE);
  const indexes = quoted.length > 0 || slice ? [] : listOf(reader, INDEX).map(([text]) => Number(text));
  reader.need(CLOSE);
  if (quoted.length > 0) {
    return { kind: 'members', names: quoted };
  }
  if (slice) {
    const [from, to] = [slice[1], slice[2]].map((text) => (text === '' ? undefined : Number(text)));
    return { kind: 'slice', from, to };
  }
  return indexes.length > 0 ? { kind: 'indexes', indexes } : reader.fail();
}

function listOf(reader: TextReader, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let match = reader.take(pattern); match; match = reader.take(COMMA) ? reader.need(pattern) : undefined) {
    found.push(match);
  }
  return found;
}
