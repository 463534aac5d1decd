import type { Profile } from '../profile/profile';
import { checkColumns, checkConstraints } from './check-constraints';
import type { Constraint } from './constraint';
import type { Expectation } from './expectation';
import type { Outliers } from './outliers';
import { outliers } from './outliers';
import type { Violation } from './violation';

/** Version of `QualityReport` as JSON. */
export const QUALITY_VERSION = 1;

/** Live data against the constraints of its baseline. */
export interface QualityReport {
  readonly version: typeof QUALITY_VERSION;
  /** `not-enough-data` when a side has no rows. */
  readonly verdict: 'ok' | 'violations' | 'not-enough-data';
  /** `baseline` is `null` when only its constraints are known. */
  readonly rows: { readonly baseline: number | null; readonly live: number };
  readonly violations: readonly Violation[];
  readonly constraints: readonly Constraint[];
  /** Columns with live numbers beyond the outer fences of the baseline; they are told and are no violation. */
  readonly outliers: readonly Outliers[];
}

/** Checks live data against what its baseline leads to expect. */
export function assessQuality(expected: Expectation, live: Profile): QualityReport {
  const { columns, constraints, baseline } = expected;
  const violations = [...checkColumns(columns, live), ...checkConstraints(constraints, live)];
  const enough = live.rows > 0 && baseline?.rows !== 0;
  return {
    version: QUALITY_VERSION,
    verdict: !enough ? 'not-enough-data' : violations.length > 0 ? 'violations' : 'ok',
    rows: { baseline: baseline?.rows ?? null, live: live.rows },
    violations,
    constraints,
    outliers: baseline === null ? [] : liveOutliers(baseline, live, constraints),
  };
}

/** Of the columns that are no key: the numbers of a key go on where they ended. */
function liveOutliers(baseline: Profile, live: Profile, constraints: readonly Constraint[]): Outliers[] {
  const keys = new Set(constraints.filter(({ check }) => check === 'uniqueness').map(({ column }) => column));
  return baseline.columns.flatMap((column) => {
    const now = live.columns.find(({ name }) => name === column.name);
    const found = now === undefined || keys.has(column.name) ? null : outliers(column, now);
    return found === null || found.live === 0 ? [] : [found];
  });
}
