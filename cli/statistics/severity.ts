import type { ColumnComparison, ColumnVerdict } from '../../stats/drift/comparison';

const ORDER: readonly ColumnVerdict[] = ['drift', 'added', 'removed', 'no-drift', 'not-enough-data', 'not-compared'];

/** Columns with the most urgent first: by verdict, then by score in multiples of the threshold. */
export function bySeverity(columns: readonly ColumnComparison[]): ColumnComparison[] {
  return [...columns].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || excess(b) - excess(a));
}

function excess({ score, threshold }: ColumnComparison): number {
  return score === null || threshold === null ? 0 : score / (threshold || 1);
}
