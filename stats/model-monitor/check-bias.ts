import type { BiasAnalysis } from './bias-file';
import { BIAS_STAGES } from './bias-file';
import { javaDouble, javaJson } from './java-json';

/** An entry of a bias `constraint_violations.json`. */
export interface BiasViolation {
  readonly facet: string;
  readonly facet_value: string;
  readonly metric_name: string;
  readonly constraint_check_type: 'bias_drift_check';
  readonly description: string;
}

/** Violations as the text of a bias `constraint_violations.json`. */
export function biasViolationsJson(violations: readonly BiasViolation[]): string {
  return javaJson({ version: '1.0', violations: violations.map((violation) => ({ ...violation })) });
}

/**
 * Live metrics that are farther from 0 than the baseline's; a metric that the baseline has not, or that is not defined, is no violation.
 *
 * Source: "Bias Drift Violations" of SageMaker Clarify's documentation.
 */
export function checkBias(baseline: BiasAnalysis, live: BiasAnalysis): BiasViolation[] {
  const allowed = new Map(flat(baseline).map((metric) => [metric.key, metric.value]));
  return flat(live).flatMap(({ key, facet, facet_value, metric_name, value }) => {
    const limit = allowed.get(key);
    return value !== null && limit !== null && limit !== undefined && Math.abs(value) > Math.abs(limit)
      ? [violation(facet, facet_value, metric_name, value)]
      : [];
  });
}

function violation(facet: string, facet_value: string, metric_name: string, value: number): BiasViolation {
  const description = `Value ${javaDouble(value)} does not meet the constraint requirement`;
  return { facet, facet_value, metric_name, constraint_check_type: 'bias_drift_check', description };
}

function flat(analysis: BiasAnalysis): { key: string; facet: string; facet_value: string; metric_name: string; value: number | null }[] {
  return BIAS_STAGES.flatMap((stage) =>
    Object.entries(analysis[stage]?.facets ?? {}).flatMap(([facet, values]) =>
      values.flatMap(({ value_or_threshold: facet_value, metrics }) =>
        metrics.map(({ name: metric_name, value }) => ({
          key: JSON.stringify([stage, facet, facet_value, metric_name]),
          facet,
          facet_value,
          metric_name,
          value,
        })),
      ),
    ),
  );
}
