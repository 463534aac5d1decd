import { javaJson } from './java-json';

/** Checks of Model Monitor's data quality. */
export type DataCheck =
  | 'data_type_check'
  | 'completeness_check'
  | 'baseline_drift_check'
  | 'missing_column_check'
  | 'extra_column_check'
  | 'categorical_values_check';

/** An entry of Model Monitor's `constraint_violations.json`. */
export interface DataViolation {
  readonly feature_name: string;
  readonly constraint_check_type: DataCheck;
  readonly description: string;
}

/** Violations as the text of a `constraint_violations.json`. */
export function violationsJson(violations: readonly DataViolation[]): string {
  return javaJson({ violations: violations.map((violation) => ({ ...violation })) });
}
