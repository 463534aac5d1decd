import type { ColumnProfile } from '../profile/column-profile';
import type { KindCounts } from '../profile/column-type';
import { presentCount } from '../profile/column-type';
import type { Profile } from '../profile/profile';
import { rowsInDomain } from '../quality/domain-rule';
import type { ConstraintsFile, FeatureConstraints } from './constraints-file';
import type { DataViolation } from './data-violation';
import { driftDescription } from './drift-check';
import type { EffectiveConfig } from './effective-config';
import { effectiveConfig } from './effective-config';
import { javaDouble } from './java-json';
import type { InferredType } from './statistics-file';

/**
 * Evaluates Model Monitor's constraints on live data, as its container does, one violation at most for a column and check.
 *
 * Without a `baseline` no distribution is compared. The sign of numbers is no check of Model Monitor's. None without live rows.
 */
export function checkData(file: ConstraintsFile, live: Profile, baseline: Profile | null): DataViolation[] {
  const features = file.features.map(({ name }) => name);
  const extra = live.columns.filter(({ name }) => !features.includes(name));
  return [
    ...file.features.flatMap((feature) => {
      const config = effectiveConfig(file.monitoring_config, feature.monitoringConfigOverrides);
      const column = live.columns.find(({ name }) => name === feature.name);
      const before = baseline?.columns.find(({ name }) => name === feature.name);
      return config.evaluate_constraints === 'Disabled' || live.rows === 0 ? [] : checkFeature(feature, config, column, before);
    }),
    ...extra.map(({ name }): DataViolation => ({
      feature_name: name,
      constraint_check_type: 'extra_column_check',
      description: `Extra column: the current dataset has ${name}, which the baseline dataset has not.`,
    })),
  ];
}

function checkFeature(
  feature: FeatureConstraints,
  config: EffectiveConfig,
  live: ColumnProfile | undefined,
  baseline: ColumnProfile | undefined,
): DataViolation[] {
  const { name, inferred_type, completeness = 0, string_constraints } = feature;
  if (live === undefined) {
    const description = `Missing column: the baseline dataset has ${name}, which the current dataset has not.`;
    return [{ feature_name: name, constraint_check_type: 'missing_column_check', description }];
  }
  const present = presentCount(live.kinds);
  const complete = present / (present + live.missing);
  const typed = present === 0 ? 1 : countOfInferred(live.kinds, inferred_type) / present;
  const domains = string_constraints?.domains;
  const known = domains === undefined || present === 0 ? 1 : rowsInDomain(domains, live) / present;
  const drift = baseline && driftDescription(baseline, live, config.distribution_constraints);
  const { datatype_check_threshold, domain_content_threshold } = config;
  const violations: (Omit<DataViolation, 'feature_name'> | false | undefined)[] = [
    typed < datatype_check_threshold && {
      constraint_check_type: 'data_type_check',
      description:
        `Data type match requirement is not met. Expected data type: ${inferred_type}, Expected match: ${percent(datatype_check_threshold)}. ` +
        `Observed: Only ${percent(typed)} of data is ${inferred_type}.`,
    },
    complete < completeness && {
      constraint_check_type: 'completeness_check',
      description: `Completeness requirement is not met. Expected: ${percent(completeness)}. Observed: Only ${percent(complete)} of data is present.`,
    },
    known < domain_content_threshold && {
      constraint_check_type: 'categorical_values_check',
      description:
        `Domain requirement is not met. Expected match: ${percent(domain_content_threshold)}. ` +
        `Observed: Only ${percent(known)} of data is in the domain.`,
    },
    drift !== undefined && { constraint_check_type: 'baseline_drift_check', description: drift },
  ];
  return violations.flatMap((violation) => (violation ? [{ feature_name: name, ...violation }] : []));
}

function countOfInferred(kinds: KindCounts, type: InferredType): number {
  switch (type) {
    case 'Integral':
      return kinds.integral;
    case 'Fractional':
      return kinds.integral + kinds.fractional;
    case 'String':
    case 'Unknown':
      return presentCount(kinds);
  }
}

function percent(share: number): string {
  return `${javaDouble(100 * share)}%`;
}
