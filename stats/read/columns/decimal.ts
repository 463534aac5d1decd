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
/** 2 parts, and a value below 2^60. */
const MOST_DIGITS = 18;
/** Digits of every whole number below 2^53, all of which are doubles. */
const EXACT_DIGITS = 15;
/** Powers of ten that are doubles: exact to 10^22. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Reads a plain decimal (`-?(0|[1-9]\d*)(\.\d+)?`) into `out[at]`: the double next to it, as `Number` gives.
 *
 * Returns `NOT_PLAIN`, and leaves `out` alone, for all other text and for decimals that this way cannot round surely: more than 18 digits,
 * more than 22 places, or within 2^-40 of the middle between two doubles. A whole number of at most 15 digits over a power of ten up to 10^22
 * is one correctly rounded division of two doubles (Clinger: "How to Read Floating Point Numbers Accurately", 1990).
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number, out: Float64Array, at: number): number {
  let i = start;
  const negative = bytes[i] === MINUS;
  if (negative) {
    i += 1;
  }
  const first = i;
  /** Digits as two integers of at most 9 digits: the number is high · 10^lowDigits + low, before the point is put in. */
  let high = 0;
  let low = 0;
  let digits = 0;
  let point = -1;
  for (; i < end; i += 1) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (digits < DIGITS_OF_PART) {
        high = (Math.imul(high, 10) + digit) | 0;
      } else {
        low = (Math.imul(low, 10) + digit) | 0;
      }
      // Leading zeros are no digits.
      if ((high | digits) !== 0) {
        digits += 1;
      }
    } else if (digit === POINT - ZERO && point < 0 && i > first) {
      point = i;
    } else {
      return NOT_PLAIN;
    }
  }
  const wholeEnd = point < 0 ? end : point;
  const places = point < 0 ? 0 : end - point - 1;
  const zeroBeforeDigit = bytes[first] === ZERO && wholeEnd > first + 1;
  if (i === first || point === end - 1 || zeroBeforeDigit || digits > MOST_DIGITS || places >= POWERS.length) {
    return NOT_PLAIN;
  }
  const lowDigits = digits > DIGITS_OF_PART ? digits - DIGITS_OF_PART : 0;
  let value: number;
  if (digits <= EXACT_DIGITS) {
    const whole = lowDigits === 0 ? high : high * (POWERS[lowDigits] as number) + low;
    value = places === 0 ? whole : whole / (POWERS[places] as number);
  } else {
    value = scaledExactly(high, low, POWERS[lowDigits] as number, POWERS[places] as number);
    if (value < 0) {
      return NOT_PLAIN;
    }
  }
  // Not -value: 0 has no sign.
  out[at] = negative ? 0 - value : value;
  return point < 0 ? INTEGRAL : FRACTIONAL;
}
