import { qValues } from './benjamini-hochberg';
import type { CompareSettings } from './compare-settings';
import type { MeasuredColumn } from './measured-column';

/** A measured column with what all compared columns together say of it. */
export interface JudgedColumn extends MeasuredColumn {
  readonly qValue: number;
  /** The score is more than sampling noise, this one column among all. */
  readonly significant: boolean;
  /** It is significant and reaches its threshold. */
  readonly drifts: boolean;
}

/** Judges the columns of one comparison together: the more there are, the smaller a p-value must be. */
export function judgedColumns(columns: readonly MeasuredColumn[], { falseDiscoveryRate }: CompareSettings): JudgedColumn[] {
  const adjusted = qValues(columns.map(({ pValue }) => pValue));
  return columns.map((column, i) => {
    const qValue = adjusted[i] as number;
    const significant = qValue <= falseDiscoveryRate && column.score > column.noiseFloor;
    return { ...column, qValue, significant, drifts: significant && column.score >= column.threshold };
  });
}
