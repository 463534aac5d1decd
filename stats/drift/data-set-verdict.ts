import type { ColumnComparison, ColumnVerdict, Comparison } from './comparison';
import type { JudgedColumn } from './judged-columns';

/** Sums up the columns; `tooFew` says why there is no verdict, or is `null`. */
export function dataSetVerdict(
  columns: readonly ColumnComparison[],
  judged: readonly JudgedColumn[],
  tooFew: string | null,
): Pick<Comparison, 'verdict' | 'score' | 'column' | 'reason'> {
  const top = judged
    .filter(({ significant }) => significant)
    .reduce<JudgedColumn | undefined>((best, column) => (best && severity(best) >= severity(column) ? best : column), undefined);
  const highest = { score: top?.score ?? 0, column: top?.name ?? null };
  if (tooFew !== null) {
    return { verdict: 'not-enough-data', ...highest, reason: tooFew };
  }
  if (judged.length === 0) {
    return { verdict: 'not-enough-data', ...highest, reason: `no column can be compared${others(columns)}` };
  }
  const drifting = judged.filter(({ drifts }) => drifts).length;
  const detail = top ? `; the highest is ${top.name}: ${columns.find(({ name }) => name === top.name)?.reason}` : '';
  return {
    verdict: drifting > 0 ? 'drift' : 'no-drift',
    ...highest,
    reason: `${drifting} of ${judged.length} columns drift${others(columns)}${detail}`,
  };
}

/** Scores of different methods are compared by how far they are over their thresholds. */
function severity({ score, threshold }: JudgedColumn): number {
  return threshold > 0 ? score / threshold : score;
}

function others(columns: readonly ColumnComparison[]): string {
  const named = (verdict: ColumnVerdict): string => {
    const names = columns.filter((column) => column.verdict === verdict).map(({ name }) => name);
    return names.length === 0 ? '' : `, ${names.length} ${verdict} (${names.join(', ')})`;
  };
  return named('added') + named('removed');
}
