/**
 * Of each p-value the smallest false discovery rate at which it is a discovery (q-value): the share of false ones to expect among all that
 * are called discoveries at that rate.
 *
 * Benjamini and Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995), in the step-up form of adjusted p-values.
 */
export function qValues(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => (pValues[b] as number) - (pValues[a] as number));
  const adjusted = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((index, i) => {
    const rank = pValues.length - i;
    least = Math.min(least, ((pValues[index] as number) * pValues.length) / rank);
    adjusted[index] = least;
  });
  return adjusted;
}
