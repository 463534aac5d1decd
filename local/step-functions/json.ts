import { StateError } from './state-error';

/** A JSON object whose members are not known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Most bytes that a state's input, output or result may have as JSON: 256 KiB. */
export const DATA_LIMIT_BYTES = 262_144;

/** Whether the value is a JSON object, neither array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Most levels of a JSON text; Java's JSON parser has the same limit, and whatever walks through a value needs one. */
const DEPTH_LIMIT = 1000;

/** Parses a JSON text. Throws when it is none, or has too many levels. */
export function parseJson(text: string): unknown {
  if (text.length > DEPTH_LIMIT) {
    assertDepth(text);
  }
  return JSON.parse(text) as unknown;
}

function assertDepth(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    depth += token === '[' || token === '{' ? 1 : token === ']' || token === '}' ? -1 : 0;
    if (depth > DEPTH_LIMIT) {
      throw new Error(`more than ${DEPTH_LIMIT} levels`);
    }
  }
}

/** Size of the value as JSON in UTF-8, in bytes. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/**
 * The value as JSON.
 *
 * @param source name of the state, or of what a task called, for the error
 * @throws StateError `States.DataLimitExceeded` when it is too large
 */
export function limitedJson(value: unknown, source: string): string {
  const text = JSON.stringify(value);
  // A character takes three bytes of UTF-8 at most: short texts need no counting.
  if (text.length * 3 > DATA_LIMIT_BYTES && Buffer.byteLength(text) > DATA_LIMIT_BYTES) {
    const reason = `The state/task '${source}' returned a result with a size exceeding the maximum number of bytes service limit.`;
    throw new StateError('States.DataLimitExceeded', reason);
  }
  return text;
}
