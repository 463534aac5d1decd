import type { InferredType } from './statistics-file';

/** Model Monitor's `constraints.json` of data quality, as its documentation has it ("Schema for Constraints"). */
export interface ConstraintsFile {
  readonly version: number;
  readonly features: readonly FeatureConstraints[];
  readonly monitoring_config?: MonitoringConfig;
}

/** What one column must satisfy. */
export interface FeatureConstraints {
  readonly name: string;
  readonly inferred_type: InferredType;
  /** Share of rows with a value, from 0 to 1. */
  readonly completeness?: number;
  readonly num_constraints?: { readonly is_non_negative?: boolean };
  readonly string_constraints?: { readonly domains?: readonly string[] };
  readonly monitoringConfigOverrides?: MonitoringConfig;
}

/** How constraints are evaluated; a feature's overrides hold what differs. */
export interface MonitoringConfig {
  /** @default 'Enabled' */
  readonly evaluate_constraints?: Switch;
  /** @default 'Enabled' */
  readonly emit_metrics?: Switch;
  /** Share of the values that must have the type. @default 1 */
  readonly datatype_check_threshold?: number;
  /** Share of the values that must be in the domain. @default 1 */
  readonly domain_content_threshold?: number;
  readonly distribution_constraints?: DistributionConstraints;
}

/** How distributions are compared. */
export interface DistributionConstraints {
  /** @default 'Enabled' */
  readonly perform_comparison?: Switch;
  /** Distance above which a column drifts. @default 0.1 */
  readonly comparison_threshold?: number;
  /** Largest difference of the distribution functions, as it is or less what sampling explains. @default 'Robust' */
  readonly comparison_method?: 'Simple' | 'Robust';
  /** @default comparison_threshold */
  readonly categorical_comparison_threshold?: number;
  /** @default 'LInfinity' */
  readonly categorical_drift_method?: 'LInfinity' | 'ChiSquared';
}

/** Word for on and off. */
export type Switch = 'Enabled' | 'Disabled';
