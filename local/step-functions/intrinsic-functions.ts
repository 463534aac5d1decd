import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { formatTemplate } from './format-template';
import { javaRandom } from './java-random';
import { isObject } from './json';

type ArgumentType = 'any' | 'array' | 'boolean' | 'number' | 'object' | 'string';

/** An intrinsic function: the types of its arguments, and what it gives; undefined where the arguments are out of their range. */
interface Intrinsic {
  readonly takes: readonly ArgumentType[];
  /** How many of the arguments may be left out. @default 0 */
  readonly optional?: number;
  /** Whether any number of further arguments may follow. */
  readonly variadic?: boolean;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the types of the arguments are checked against `takes`
  readonly run: (...args: any[]) => unknown;
}

/** Most characters that are encoded, decoded or hashed. */
const TEXT_LIMIT = 10_000;
/** Most items of a range. */
const RANGE_LIMIT = 1000;
/** Integers of Java, which `MathAdd` adds. */
const INTEGER_LIMIT = 2_147_483_647;
const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The intrinsic functions of JSONPath states, by the name after `States.`. */
export const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Array: { takes: [], variadic: true, run: (...items: unknown[]) => items },
  ArrayContains: { takes: ['array', 'any'], run: (array: unknown[], item) => array.some((other) => isDeepStrictEqual(other, item)) },
  ArrayGetItem: { takes: ['array', 'number'], run: (array: unknown[], index: number) => array[Math.round(index)] },
  ArrayLength: { takes: ['array'], run: (array: unknown[]) => array.length },
  ArrayPartition: { takes: ['array', 'number'], run: partition },
  ArrayRange: { takes: ['number', 'number', 'number'], run: range },
  ArrayUnique: { takes: ['array'], run: unique },
  Base64Decode: { takes: ['string'], run: (text: string) => short(text) && Buffer.from(text, 'base64').toString('utf8') },
  Base64Encode: { takes: ['string'], run: (text: string) => short(text) && Buffer.from(text, 'utf8').toString('base64') },
  Format: { takes: ['string'], variadic: true, run: formatTemplate },
  Hash: { takes: ['any', 'string'], run: hash },
  JsonMerge: {
    takes: ['object', 'object', 'boolean'],
    // Only the shallow merge exists so far: the developer guide wants `false`.
    run: (first: object, second: object, deep: boolean) => (deep ? undefined : { ...first, ...second }),
  },
  JsonToString: { takes: ['any'], run: (value) => JSON.stringify(value) },
  MathAdd: { takes: ['number', 'number'], run: add },
  MathRandom: { takes: ['number', 'number', 'number'], optional: 1, run: random },
  StringSplit: { takes: ['string', 'string'], run: split },
  StringToJson: { takes: ['string'], run: (text: string): unknown => JSON.parse(text) },
  UUID: { takes: [], run: () => randomUUID() },
};

/** Whether there is an intrinsic function of this name, written without `States.`. */
export function isIntrinsic(name: string): boolean {
  return Object.hasOwn(INTRINSICS, name);
}

/** Runs an intrinsic function. Throws an error with AWS's message when the arguments are not of its number, types or range. */
export function runIntrinsic(name: string, args: readonly unknown[]): unknown {
  const intrinsic = INTRINSICS[name];
  if (intrinsic && fits(intrinsic, args)) {
    const result = attempt(() => intrinsic.run(...args));
    if (result !== undefined) {
      return result;
    }
  }
  throw new Error(`Invalid arguments in States.${name}`);
}

function fits({ takes, optional = 0, variadic = false }: Intrinsic, args: readonly unknown[]): boolean {
  const count = args.length >= takes.length - optional && (variadic || args.length <= takes.length);
  return count && args.every((value, index) => isOfType(value, takes[index] ?? 'any'));
}

function isOfType(value: unknown, type: ArgumentType): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
}

/** The result, or nothing when the function throws, as for a text that is no JSON. */
function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** The text, or nothing when it is too long. */
function short(text: string): string | undefined {
  return text.length > TEXT_LIMIT ? undefined : text;
}

function partition(array: readonly unknown[], size: number): unknown[][] | undefined {
  const step = Math.round(size);
  return step < 1
    ? undefined
    : Array.from({ length: Math.ceil(array.length / step) }, (_, chunk) => array.slice(chunk * step, (chunk + 1) * step));
}

function range(...bounds: number[]): number[] | undefined {
  const [first = 0, last = 0, step = 0] = bounds.map(Math.round);
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  return step === 0 || length > RANGE_LIMIT ? undefined : Array.from({ length }, (_, index) => first + index * step);
}

function unique(array: readonly unknown[]): unknown[] {
  const seen: unknown[] = [];
  for (const item of array) {
    if (!seen.some((other) => isDeepStrictEqual(other, item))) {
      seen.push(item);
    }
  }
  return seen;
}

function hash(data: unknown, algorithm: string): string | undefined {
  const text = short(typeof data === 'string' ? data : JSON.stringify(data));
  const name = HASHES[algorithm];
  return text === undefined || name === undefined ? undefined : createHash(name).update(text).digest('hex');
}

function add(first: number, second: number): number | undefined {
  const [one, other] = [Math.round(first), Math.round(second)];
  const total = one + other;
  return [one, other, total].every((value) => value >= -INTEGER_LIMIT - 1 && value <= INTEGER_LIMIT) ? total : undefined;
}

/** An integer from `from` up to, but without, `to`. */
function random(from: number, to: number, seed?: number): number | undefined {
  const [first, end] = [Math.round(from), Math.round(to)];
  const part = seed === undefined ? Math.random() : javaRandom(Math.round(seed));
  return first < end ? Math.floor(part * (end - first)) + first : undefined;
}

/** The parts between any of the separators' characters; empty parts are left out. */
function split(text: string, separators: string): string[] {
  const separator = new RegExp(`[${separators.replace(/[\\\]^-]/g, '\\$&')}]`, 'u');
  return separators === '' ? [text] : text.split(separator).filter((part) => part !== '');
}
