import { scaledExactly } from './scaled-exactly';

/** What `parseDecimal` made of a token. */
export const NOT_PLAIN = 0;
export const INTEGRAL = 1;
export const FRACTIONAL = 2;

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
/** Digits that fit in a 32-bit integer, whatever they are. */
const DIGITS_OF_PART = 9;
/** Two parts. */
const MOST_DIGITS = 18;
/** Digits of whole numbers that are all doubles: 10^15 is below 2^53. */
const EXACT_DIGITS = 15;
/** Powers of ten that are doubles: exact to 10^22. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

// An imported name is looked up by a call at each use in CommonJS.
const scaled = scaledExactly;

/**
 * Reads a plain decimal (`-?(0|[1-9]\d*)(\.\d+)?`) into `out[at]`: the double next to it, as `Number` gives, 0 without a sign.
 *
 * Returns `NOT_PLAIN`, and leaves `out` alone, for all other text and for decimals that this way cannot round surely: more than 18 digits,
 * more than 22 places, or next to the middle between two doubles. A whole number of at most 15 digits over a power of ten up to 10^22 is one
 * correctly rounded division of two doubles (Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990).
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number, out: Float64Array, at: number): number {
  const negative = bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  if (end - first > DIGITS_OF_PART + 1 || end === first) {
    return parseLong(bytes, first, end, out, at, negative);
  }
  let i = first;
  let whole = 0;
  for (; i < end; i += 1) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit < 0 || digit > 9) {
      break;
    }
    whole = (Math.imul(whole, 10) + digit) | 0;
  }
  const wholeEnd = i;
  if (wholeEnd === first || (wholeEnd - first > 1 && bytes[first] === ZERO)) {
    return NOT_PLAIN;
  }
  if (wholeEnd === end) {
    if (end - first > DIGITS_OF_PART) {
      return parseLong(bytes, first, end, out, at, negative);
    }
    out[at] = negative ? 0 - whole : whole;
    return INTEGRAL;
  }
  if (bytes[wholeEnd] !== POINT || wholeEnd + 1 === end) {
    return NOT_PLAIN;
  }
  for (i = wholeEnd + 1; i < end; i += 1) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit < 0 || digit > 9) {
      return NOT_PLAIN;
    }
    whole = (Math.imul(whole, 10) + digit) | 0;
  }
  const value = whole / (POWERS[end - wholeEnd - 1] as number);
  out[at] = negative ? 0 - value : value;
  return FRACTIONAL;
}

/** The same for any number of digits, after the sign. */
function parseLong(bytes: Uint8Array, first: number, end: number, out: Float64Array, at: number, negative: boolean): number {
  /** Digits as two integers of at most 9: without the point the number is high · 10^lowDigits + low. */
  let high = 0;
  let low = 0;
  let digits = 0;
  let point = -1;
  for (let i = first; i < end; i += 1) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (digits < DIGITS_OF_PART) {
        high = (Math.imul(high, 10) + digit) | 0;
      } else {
        low = (Math.imul(low, 10) + digit) | 0;
      }
      // Leading zeros are no digits.
      digits += (high | digits) === 0 ? 0 : 1;
    } else if (digit === POINT - ZERO && point < 0) {
      point = i;
    } else {
      return NOT_PLAIN;
    }
  }
  const wholeEnd = point < 0 ? end : point;
  const places = point < 0 ? 0 : end - point - 1;
  const isPlain = wholeEnd > first && point !== end - 1 && !(bytes[first] === ZERO && wholeEnd > first + 1);
  if (!isPlain || digits > MOST_DIGITS || places >= POWERS.length) {
    return NOT_PLAIN;
  }
  const lowDigits = Math.max(0, digits - DIGITS_OF_PART);
  const scale = POWERS[lowDigits] as number;
  const divisor = POWERS[places] as number;
  const value = digits <= EXACT_DIGITS ? (high * scale + low) / divisor : scaled(high, low, scale, divisor);
  if (value < 0) {
    return NOT_PLAIN;
  }
  out[at] = negative ? 0 - value : value;
  return point < 0 ? INTEGRAL : FRACTIONAL;
}
