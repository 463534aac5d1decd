/** A score, a rate or a probability to read: three decimals, or its power of ten below 0.001; nothing for `null`. */
export function figure(value: number | null): string {
  return value === null ? '' : value !== 0 && Math.abs(value) < 0.001 ? value.toExponential(1) : value.toFixed(3);
}
