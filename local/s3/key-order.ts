const SURROGATE = /[\uD800-\uDFFF]/;

/** Order of keys in listings: by their UTF-8 bytes, which differs from JavaScript's order only where surrogates are involved. */
export function compareKeys(a: string, b: string): number {
  if (SURROGATE.test(a) || SURROGATE.test(b)) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Index of the first key that is not before `key` in sorted keys. */
export function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(keys[middle] ?? '', key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
