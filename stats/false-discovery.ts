/**
 * Which hypotheses are rejected when the expected share of false rejections stays at or below `rate`.
 *
 * Benjamini and Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995), procedure (1).
 */
export function rejectedAtRate(pValues: readonly number[], rate: number): boolean[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const last = order.findLastIndex(({ p }, rank) => p <= ((rank + 1) / pValues.length) * rate);
  const rejected = new Set(order.slice(0, last + 1).map(({ index }) => index));
  return pValues.map((_, index) => rejected.has(index));
}
