import type { ConstraintsFile, DistributionConstraints, FeatureConstraints, MonitoringConfig, Switch } from './constraints-file';
import { JsonField } from '../read/json-field';

/** Reads the text of a `constraints.json`; `file` is for errors. Throws a `DataError` where it does not follow the schema. */
export function readConstraints(text: string, file: string): ConstraintsFile {
  const root = JsonField.parse(text, file);
  return given({
    version: root.field('version').number(),
    features: root.field('features').list().map(feature),
    monitoring_config: root.optional('monitoring_config', config),
  });
}

function feature(field: JsonField): FeatureConstraints {
  return given({
    name: field.field('name').text(),
    inferred_type: field.field('inferred_type').oneOf(['Integral', 'Fractional', 'String', 'Unknown']),
    completeness: field.optional('completeness', (share) => share.share()),
    num_constraints: field.optional('num_constraints', (numbers) =>
      given({ is_non_negative: numbers.optional('is_non_negative', (flag) => flag.boolean()) }),
    ),
    string_constraints: field.optional('string_constraints', (strings) =>
      given({ domains: strings.optional('domains', (domains) => domains.list().map((value) => value.text())) }),
    ),
    monitoringConfigOverrides: field.optional('monitoringConfigOverrides', config),
  });
}

function config(field: JsonField): MonitoringConfig {
  return given({
    evaluate_constraints: field.optional('evaluate_constraints', onOff),
    emit_metrics: field.optional('emit_metrics', onOff),
    datatype_check_threshold: field.optional('datatype_check_threshold', (share) => share.share()),
    domain_content_threshold: field.optional('domain_content_threshold', (share) => share.share()),
    distribution_constraints: field.optional('distribution_constraints', distribution),
  });
}

function distribution(field: JsonField): DistributionConstraints {
  return given({
    perform_comparison: field.optional('perform_comparison', onOff),
    comparison_threshold: field.optional('comparison_threshold', (share) => share.share()),
    comparison_method: field.optional('comparison_method', (method) => method.oneOf(['Simple', 'Robust'])),
    categorical_comparison_threshold: field.optional('categorical_comparison_threshold', (share) => share.share()),
    categorical_drift_method: field.optional('categorical_drift_method', (method) => method.oneOf(['LInfinity', 'ChiSquared'])),
  });
}

function onOff(field: JsonField): Switch {
  return field.oneOf(['Enabled', 'Disabled']);
}

/** The fields that have a value: a file that is written again has no fields that it had not. */
function given<T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
