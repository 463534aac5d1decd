/** 2^27 + 1: splits a double in two halves whose products are exact. */
const SPLITTER = 134_217_729;
/** The remainder counts as the middle between two doubles when it is that close to it, in parts of itself. */
const DOUBT = 1 + 2 ** -40;

/**
 * The double next to (high · scale + low) / divisor, or -1 when two doubles are about equally near.
 *
 * `high` has 9 decimal digits, `low` at most 9, `scale` is 10^7 to 10^9, `divisor` a power of ten up to 10^22 (exact as a double). The quotient of
 * the leading double is corrected by the remainder, which Dekker's product gives exactly (Dekker: "A Floating-Point Technique for Extending
 * the Available Precision", 1971).
 */
export function scaledExactly(high: number, low: number, scale: number, divisor: number): number {
  // high in two parts whose products with `scale` have at most 53 bits.
  const upper = (high >> 15) * 32768 * scale;
  const lower = (high & 32767) * scale + low;
  const sum = upper + lower;
  const sumRest = lower - (sum - upper);

  const quotient = sum / divisor;
  const product = quotient * divisor;
  const a = SPLITTER * quotient;
  const a1 = a - (a - quotient);
  const a2 = quotient - a1;
  const b = SPLITTER * divisor;
  const b1 = b - (b - divisor);
  const b2 = divisor - b1;
  const productRest = a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;

  const correction = (sum - product - productRest + sumRest) / divisor;
  const result = quotient + correction;
  const rest = correction - (result - quotient);
  return result + rest * DOUBT === result ? result : -1;
}
