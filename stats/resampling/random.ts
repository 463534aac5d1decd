/** Draws numbers that are uniform from 0 (included) to 1 (excluded). */
export type Random = () => number;

/**
 * A generator of random numbers that gives the same ones for the same seed: xoshiro128** (Blackman and Vigna, ACM Transactions on Mathematical
 * Software 47, 2021), its state filled by SplitMix32. Numbers have 32 random bits; the period is 2^128 - 1.
 */
export function seededRandom(seed: number): Random {
  const [a, b, c, d] = splitMix(seed);
  const state = [a, b, c, d] as [number, number, number, number];
  return () => {
    const result = Math.imul(rotate(Math.imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 11);
    return result / 2 ** 32;
  };
}

function splitMix(seed: number): [number, number, number, number] {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    const again = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return again ^ (again >>> 15);
  };
  return [next(), next(), next(), next()];
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
