import type { Constraint } from '../quality/constraint';
import type { Expectation } from '../quality/expectation';
import type { ConstraintsFile, FeatureConstraints } from './constraints-file';
import { effectiveConfig } from './effective-config';

/** What Model Monitor's constraints lead to expect of live data; the comparison of distributions needs statistics and is left out. */
export function expectationOfConstraints(file: ConstraintsFile): Expectation {
  return {
    columns: file.features.map(({ name }) => name),
    constraints: file.features.flatMap((feature) => constraintsOfFeature(feature, file)),
    baseline: null,
  };
}

function constraintsOfFeature(feature: FeatureConstraints, { monitoring_config }: ConstraintsFile): Constraint[] {
  const { name: column, inferred_type, completeness, num_constraints, string_constraints, monitoringConfigOverrides } = feature;
  const config = effectiveConfig(monitoring_config, monitoringConfigOverrides);
  if (config.evaluate_constraints === 'Disabled') {
    return [];
  }
  const type = inferred_type === 'Integral' ? 'integral' : inferred_type === 'Fractional' ? 'fractional' : undefined;
  const domains = string_constraints?.domains;
  const constraints: (Constraint | undefined)[] = [
    completeness === undefined ? undefined : { check: 'completeness', column, atLeast: completeness },
    type && { check: 'type', column, type, atLeast: config.datatype_check_threshold },
    num_constraints?.is_non_negative === true ? { check: 'non-negative', column } : undefined,
    domains && { check: 'domain', column, values: domains, atLeast: config.domain_content_threshold },
  ];
  return constraints.filter((constraint) => constraint !== undefined);
}
