import { createHash, randomUUID } from 'node:crypto';
import { javaRandom } from './java-random';

const HASH_ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The functions that Step Functions adds to JSONata; `undefined` is JSONata's "nothing". */
export const STEP_FUNCTIONS: Readonly<Record<string, ((...args: never[]) => unknown) | undefined>> = {
  partition,
  range,
  hash,
  random: (seed?: number) => (seed === undefined ? Math.random() : javaRandom(Math.trunc(seed))),
  uuid: () => randomUUID(),
  parse: (text?: string): unknown => (text === undefined ? undefined : JSON.parse(text)),
  // Step Functions has no $eval: a call of it fails as a call of any unknown function.
  eval: undefined,
};

function partition(array?: unknown[], size?: number): unknown[][] | undefined {
  if (array === undefined || array.length === 0) {
    return undefined;
  }
  const step = size === undefined ? array.length : Math.trunc(size);
  if (step < 0) {
    fail('the second argument of partition must be zero or greater');
  }
  if (step === 0) {
    return undefined;
  }
  return Array.from({ length: Math.ceil(array.length / step) }, (_, chunk) => array.slice(chunk * step, (chunk + 1) * step));
}

/** From `start` to `end`, both included; one number alone is not put into an array. */
function range(start: number, end: number, step?: number): number[] | number | undefined {
  const [from, to, by] = [Math.trunc(start), Math.trunc(end), Math.trunc(step ?? 0)];
  if (Number.isNaN(from) || Number.isNaN(to)) {
    fail('the first two arguments of range must be numbers');
  }
  if (by === 0 || (by > 0 && from > to) || (by < 0 && from < to)) {
    return undefined;
  }
  return from === to ? from : Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function hash(text: string, algorithm?: string): string | undefined {
  if (algorithm === undefined) {
    return undefined;
  }
  const name = HASH_ALGORITHMS[algorithm];
  if (name === undefined) {
    fail(`the algorithm of hash must be one of ${Object.keys(HASH_ALGORITHMS).join(', ')}, got '${algorithm}'`);
  }
  return createHash(name).update(text).digest('hex');
}

function fail(message: string): never {
  throw new Error(message);
}
