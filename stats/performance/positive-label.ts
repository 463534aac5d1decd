import { sameValue } from './same-value';

/** Label 1 that needs no telling: of 0 and 1, and of false and true. */
const KNOWN = [
  { positive: '1', negative: '0' },
  { positive: 'true', negative: 'false' },
] as const;

/**
 * The label that counts as 1 among those that occur: the one that is wanted, else `1` of 0 and 1, `true` of false and true.
 *
 * Throws when the one that is wanted does not occur, and when it is not told and not known.
 */
export function positiveLabel(labels: Iterable<string>, wanted?: string): string {
  const different = [...new Set(labels)].sort();
  if (wanted !== undefined) {
    if (!different.some((label) => sameValue(label, wanted))) {
      throw new Error(`the positive label must be one of ${different.join(', ')}, got ${wanted}`);
    }
    return wanted;
  }
  const known = KNOWN.find((pair) => different.every((label) => sameValue(label, pair.positive) || sameValue(label, pair.negative)));
  if (known === undefined) {
    throw new Error(`it must be told which label is positive: one of ${different.join(', ')}`);
  }
  return known.positive;
}
