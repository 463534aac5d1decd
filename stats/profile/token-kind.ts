import type { KindCounts } from './column-type';
import { readTime } from './time-stamp';

/** What a value's text reads as. */
export type TokenKind = keyof KindCounts | 'missing';

/** Longest text that can be a number, a boolean or a time stamp; anything longer is text. */
export const LONGEST_READ = 512;

const MISSING: ReadonlySet<string> = new Set(['', 'NaN', 'nan', 'null', 'NULL', '\\N']);
const INTEGRAL = /^[+-]?(?:0|[1-9]\d*)$/;
const FRACTIONAL = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const INFINITE = /^[+-]?inf(?:inity)?$/i;
const BOOLEAN = /^(?:true|false)$/i;

/**
 * What a text reads as.
 *
 * - `missing`: empty, `NaN`, `nan`, `null`, `NULL`, `\N` (as Athena writes it).
 * - `integral`: digits with an optional sign; `fractional`: also with a point or an exponent, or `inf`, `Infinity` (any case). A leading zero
 *   before a digit (`007`, a zip code) makes it text.
 * - `boolean`: `true`, `false` (any case). `timestamp`: see `readTime`. `text`: everything else, spaces included.
 */
export function readKind(text: string): TokenKind {
  if (MISSING.has(text)) {
    return 'missing';
  }
  if (text.length > LONGEST_READ) {
    return 'text';
  }
  const first = text.charCodeAt(0);
  const digit = first >= 48 && first <= 57;
  if (digit || first === 43 || first === 45 || first === 46) {
    if (INTEGRAL.test(text)) {
      return 'integral';
    }
    if (FRACTIONAL.test(text) || INFINITE.test(text)) {
      return 'fractional';
    }
    return digit && readTime(text) !== null ? 'timestamp' : 'text';
  }
  if (BOOLEAN.test(text)) {
    return 'boolean';
  }
  return INFINITE.test(text) ? 'fractional' : 'text';
}

/** The number of a text that reads as `integral` or `fractional`; beyond the range of doubles it is infinite. */
export function readNumber(text: string): number {
  const value = Number(text);
  return Number.isNaN(value) ? (text.startsWith('-') ? -Infinity : Infinity) : value;
}
