import type { ColumnProfile } from '../profile/column-profile';
import { isNumeric } from '../profile/column-type';
import type { DistributionConstraints } from './constraints-file';
import { categoricalDistance, categoricalPValue, numericDistance } from './distribution-distance';
import { javaDouble } from './java-json';

/** What Model Monitor says when a column is further from its baseline than its constraint allows; `undefined` when it is not. */
export function driftDescription(
  baseline: ColumnProfile,
  live: ColumnProfile,
  constraints: Required<DistributionConstraints>,
): string | undefined {
  const { perform_comparison, comparison_method, comparison_threshold, categorical_drift_method, categorical_comparison_threshold } =
    constraints;
  if (perform_comparison === 'Disabled') {
    return undefined;
  }
  if (isNumeric(baseline.type)) {
    return beyond(numericDistance(baseline, live, comparison_method), comparison_threshold);
  }
  if (categorical_drift_method === 'LInfinity') {
    return beyond(categoricalDistance(baseline, live, comparison_method), categorical_comparison_threshold);
  }
  const pValue = categoricalPValue(baseline, live);
  return pValue !== null && pValue < categorical_comparison_threshold
    ? `Baseline drift p-value: ${javaDouble(pValue)} is below threshold: ${javaDouble(categorical_comparison_threshold)}`
    : undefined;
}

function beyond(distance: number | null, threshold: number): string | undefined {
  return distance !== null && distance > threshold
    ? `Baseline drift distance: ${javaDouble(distance)} exceeds threshold: ${javaDouble(threshold)}`
    : undefined;
}
