import type { JavaJson } from './java-json';
import { Double, javaDouble, javaJson } from './java-json';
import { JsonField } from '../read/json-field';
import type { ModelQualityStatistics, Problem } from './model-quality-file';

/** Side of the threshold on which a metric breaks its constraint. */
export type ComparisonOperator = 'LessThanThreshold' | 'GreaterThanThreshold';

/** Model Monitor's `constraints.json` of model quality: what stands under `<problem>_constraints`. */
export interface ModelQualityConstraints {
  readonly problem: Problem;
  readonly constraints: Readonly<Record<string, { readonly threshold: number; readonly comparison_operator: ComparisonOperator }>>;
}

/** An entry of a model-quality `constraint_violations.json`. */
export interface ModelQualityViolation {
  readonly constraint_check_type: ComparisonOperator;
  readonly description: string;
  readonly metric_name: string;
}

/** Metrics that are worse the larger they are. */
const ERRORS: ReadonlySet<string> = new Set(['false_positive_rate', 'false_negative_rate', 'mae', 'mse', 'rmse']);
const PROBLEMS: readonly Problem[] = ['binary_classification', 'multiclass_classification', 'regression'];

/** The baseline's metrics as thresholds; those of the constant classifier, which the model does not influence, and NaN are left out. */
export function suggestModelQuality({ problem, metrics }: ModelQualityStatistics): ModelQualityConstraints {
  const bounded = Object.entries(metrics).filter(
    ([name, { value }]) => !name.endsWith('_best_constant_classifier') && !Number.isNaN(value),
  );
  const constraints = bounded.map(([name, { value }]) => {
    const comparison_operator: ComparisonOperator = ERRORS.has(name) ? 'GreaterThanThreshold' : 'LessThanThreshold';
    return [name, { threshold: value, comparison_operator }] as const;
  });
  return { problem, constraints: Object.fromEntries(constraints) };
}

/** Live metrics beyond their thresholds; throws when the file is of another kind of model, or a metric is not measured. */
export function checkModelQuality(
  { problem, constraints }: ModelQualityConstraints,
  live: ModelQualityStatistics,
): ModelQualityViolation[] {
  if (problem !== live.problem) {
    throw new Error(`constraints of ${problem} cannot be checked on metrics of ${live.problem}`);
  }
  return Object.entries(constraints).flatMap(([name, { threshold, comparison_operator }]) => {
    const value = live.metrics[name]?.value;
    if (value === undefined) {
      throw new Error(`metric ${name} has a constraint and must be measured`);
    }
    const broken = comparison_operator === 'LessThanThreshold' ? value < threshold : value > threshold;
    const description = `Metric ${name} with ${javaDouble(value)} was ${comparison_operator} ${javaDouble(threshold)}`;
    return broken ? [{ constraint_check_type: comparison_operator, description, metric_name: name }] : [];
  });
}

/** Constraints as the text of a `constraints.json`. */
export function modelQualityConstraintsJson({ problem, constraints }: ModelQualityConstraints): string {
  const fields: Record<string, JavaJson> = {};
  for (const [name, { threshold, comparison_operator }] of Object.entries(constraints)) {
    fields[name] = { threshold: new Double(threshold), comparison_operator };
  }
  return javaJson({ version: new Double(0), [`${problem}_constraints`]: fields });
}

/** Violations as the text of a `constraint_violations.json`. */
export function modelQualityViolationsJson(violations: readonly ModelQualityViolation[]): string {
  return javaJson({ violations: violations.map((violation) => ({ ...violation })) });
}

/** Reads the text of a model-quality `constraints.json`; `file` is for errors. Throws a `DataError` where it does not follow the schema. */
export function readModelQualityConstraints(text: string, file: string): ModelQualityConstraints {
  const root = JsonField.parse(text, file);
  const problem = PROBLEMS.find((name) => root.optional(`${name}_constraints`, () => name));
  if (problem === undefined) {
    return root.fail(`an object with one of ${PROBLEMS.map((name) => `${name}_constraints`).join(', ')}`);
  }
  const fields = root.field(`${problem}_constraints`).entries();
  const constraints = fields.map(([name, field]) => {
    const comparison_operator = field.field('comparison_operator').oneOf(['LessThanThreshold', 'GreaterThanThreshold']);
    return [name, { threshold: field.field('threshold').number(), comparison_operator }] as const;
  });
  return { problem, constraints: Object.fromEntries(constraints) };
}
