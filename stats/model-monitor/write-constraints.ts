import type { ColumnProfile } from '../profile/column-profile';
import { presentCount } from '../profile/column-type';
import type { Profile } from '../profile/profile';
import { suggestDomain } from '../quality/domain-rule';
import { suggestNonNegative } from '../quality/non-negative-rule';
import type { ConstraintsFile, FeatureConstraints, MonitoringConfig } from './constraints-file';
import { DEFAULT_CONFIG } from './effective-config';
import { inferredType } from './inferred-type';
import type { JavaJson } from './java-json';
import { Double, javaJson } from './java-json';

/** Constraints that a baseline suggests: type, observed completeness, sign of numbers, domain of texts that keep to one. */
export function constraintsOf(baseline: Profile): ConstraintsFile {
  return { version: 0, features: baseline.columns.map(constraintsOfColumn), monitoring_config: DEFAULT_CONFIG };
}

/** Constraints as the text of a `constraints.json`. */
export function constraintsJson({ version, features, monitoring_config }: ConstraintsFile): string {
  return javaJson({
    version: new Double(version),
    features: features.map((feature) => ({
      ...feature,
      completeness: feature.completeness === undefined ? undefined : new Double(feature.completeness),
      monitoringConfigOverrides: configJson(feature.monitoringConfigOverrides),
    })),
    monitoring_config: configJson(monitoring_config),
  });
}

function constraintsOfColumn(column: ColumnProfile): FeatureConstraints {
  const present = presentCount(column.kinds);
  const rows = present + column.missing;
  const inferred_type = inferredType(column.type);
  const domain = inferred_type === 'String' ? suggestDomain(column) : undefined;
  return {
    name: column.name,
    inferred_type,
    completeness: rows === 0 ? 1 : present / rows,
    ...(column.numbers !== null &&
      inferred_type !== 'String' && { num_constraints: { is_non_negative: suggestNonNegative(column) !== undefined } }),
    ...(domain?.atLeast === 1 && { string_constraints: { domains: domain.values } }),
  };
}

function configJson(config: MonitoringConfig | undefined): JavaJson | undefined {
  return config === undefined ? undefined : doubles(config as JavaJson);
}

/** All numbers of a configuration are shares. */
function doubles(value: JavaJson): JavaJson {
  if (typeof value === 'number') {
    return new Double(value);
  }
  return typeof value === 'object' && value !== null && !(value instanceof Double) && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, doubles(field as JavaJson)]))
    : value;
}
