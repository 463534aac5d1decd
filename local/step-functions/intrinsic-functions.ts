import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isObject } from './json';
import { javaRandom } from './java-random';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each function has its own arguments, given by the definition
type Intrinsic = (...args: any[]) => unknown;

/** The intrinsic functions of JSONPath states, by the name after `States.`. */
export const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Array: (...items: unknown[]) => items,
  ArrayContains: (array: unknown[], item: unknown) => array.some((other) => isDeepStrictEqual(other, item)),
  ArrayGetItem: (array: unknown[], index: number) => array[index],
  ArrayLength: (array: unknown[]) => array.length,
  ArrayPartition: (array: unknown[], size: number) =>
    Array.from({ length: Math.ceil(array.length / size) }, (_, chunk) => array.slice(chunk * size, (chunk + 1) * size)),
  ArrayRange: (from: number, to: number, step: number) =>
    Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step),
  ArrayUnique: (array: unknown[]) => array.filter((item, at) => array.findIndex((other) => isDeepStrictEqual(other, item)) === at),
  Base64Decode: (text: string) => Buffer.from(text, 'base64').toString('utf8'),
  Base64Encode: (text: string) => Buffer.from(text, 'utf8').toString('base64'),
  Format: format,
  Hash: (data: unknown, algorithm: string) => createHash(algorithm.replace('SHA-', 'sha').toLowerCase()).update(asText(data)).digest('hex'),
  JsonMerge: (first: object, second: object) => ({ ...first, ...second }),
  JsonToString: (value: unknown) => JSON.stringify(value),
  MathAdd: (first: number, second: number) => first + second,
  MathRandom: (from: number, to: number, seed?: number) =>
    Math.floor((seed === undefined ? Math.random() : javaRandom(seed)) * (to - from)) + from,
  StringSplit: (text: string, separators: string) =>
    text.split(new RegExp(`[${separators.replace(/[\\\]^-]/g, '\\$&')}]`)).filter((part) => part !== ''),
  StringToJson: (text: string): unknown => JSON.parse(text),
  UUID: () => randomUUID(),
};

function format(template: string, ...args: unknown[]): string {
  let next = 0;
  const text = template.replace(/\{\}/g, () => asText(args[next++]));
  if (next !== args.length) {
    throw new Error(`States.Format has ${args.length} arguments for ${next} places`);
  }
  return text;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
