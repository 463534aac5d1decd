import type { DistributionConstraints, MonitoringConfig } from './constraints-file';

/** What Model Monitor writes into the files that it suggests. */
export const DEFAULT_CONFIG = {
  evaluate_constraints: 'Enabled',
  emit_metrics: 'Enabled',
  datatype_check_threshold: 1,
  domain_content_threshold: 1,
  distribution_constraints: {
    perform_comparison: 'Enabled',
    comparison_threshold: 0.1,
    comparison_method: 'Robust',
    categorical_comparison_threshold: 0.1,
    categorical_drift_method: 'LInfinity',
  },
} as const satisfies MonitoringConfig;

/** A configuration with every field. */
export type EffectiveConfig = Required<Omit<MonitoringConfig, 'distribution_constraints'>> & {
  readonly distribution_constraints: Required<DistributionConstraints>;
};

/** A file's configuration with a feature's overrides and the defaults for what neither says. */
export function effectiveConfig(config: MonitoringConfig = {}, overrides: MonitoringConfig = {}): EffectiveConfig {
  const given = { ...config.distribution_constraints, ...overrides.distribution_constraints };
  const distribution = { ...DEFAULT_CONFIG.distribution_constraints, ...given };
  return {
    ...DEFAULT_CONFIG,
    ...config,
    ...overrides,
    distribution_constraints: {
      ...distribution,
      categorical_comparison_threshold: given.categorical_comparison_threshold ?? distribution.comparison_threshold,
    },
  };
}
