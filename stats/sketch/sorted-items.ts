/** A level of a `Kll` after its compaction: the item that stays, if any, and those that go to the next level. */
export interface Compacted {
  readonly kept: Float64Array;
  readonly raised: Float64Array;
}

/** Every other one of a level's sorted items; of an odd number, the first or the last stays. A sketch of `count` values has the level. */
export function compacted(items: Float64Array, level: number, count: number): Compacted {
  const coins = tossed(items, level, count);
  const odd = items.length % 2 === 1;
  const firstStays = odd && (coins & 2) === 0;
  const start = (firstStays ? 1 : 0) + (coins & 1);
  const raised = new Float64Array(items.length >> 1);
  for (let i = 0; i < raised.length; i++) {
    raised[i] = items[start + 2 * i] as number;
  }
  return { kept: odd ? (firstStays ? items.slice(0, 1) : items.slice(-1)) : new Float64Array(0), raised };
}

/** The items of two sorted lists as one. */
export function merged(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 0 || b.length === 0) {
    return a.length === 0 ? b : a;
  }
  const result = new Float64Array(a.length + b.length);
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    result[i + j] = (a[i] as number) <= (b[j] as number) ? (a[i++] as number) : (b[j++] as number);
  }
  result.set(i < a.length ? a.subarray(i) : b.subarray(j), i + j);
  return result;
}

/** Number of items of a sorted list that are at most `value`. */
export function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Bits that are as good as random, of a hash of the level's ends and middle and of the count (finalizer of MurmurHash3, Appleby 2011). */
function tossed(items: Float64Array, level: number, count: number): number {
  const sample = Float64Array.of(items[0] ?? 0, items[items.length >> 1] ?? 0, items.at(-1) ?? 0, count);
  const hash = new Uint32Array(sample.buffer).reduce((before, word) => {
    const mixed = Math.imul(before ^ word ^ (before >>> 15), 0x85ebca6b);
    return mixed ^ (mixed >>> 13);
  }, level + 1);
  return hash >>> 16;
}
