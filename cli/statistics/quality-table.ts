import type { QualityReport } from '../../stats/quality/assess-quality';
import { percent } from '../../stats/quality/percent';
import { textTable } from '../changes/text-table';

/** A report to read: violations, outliers, and the verdict. */
export function qualityTable({ violations, outliers, constraints, verdict, rows }: QualityReport): string {
  const far = outliers.map(({ column, live, extreme, z }) => ({
    column,
    'far out': percent(live),
    furthest: String(extreme),
    deviations: z === null ? '' : z.toFixed(1),
  }));
  const broken = violations.map(({ column, check, description }) => ({ column, check, description }));
  const baseline = rows.baseline === null ? '' : `${rows.baseline} baseline and `;
  return [
    ...(broken.length > 0 ? [textTable(broken), ''] : []),
    ...(far.length > 0 ? [textTable(far), ''] : []),
    `${verdict}: ${violations.length} violations of ${constraints.length} constraints (${baseline}${rows.live} live rows)`,
  ].join('\n');
}
