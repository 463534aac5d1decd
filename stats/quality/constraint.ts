import type { ColumnType } from '../profile/column-type';

/** What a column must satisfy; `column` names it. */
export type Constraint =
  CompletenessConstraint | TypeConstraint | RangeConstraint | NonNegativeConstraint | DomainConstraint | UniquenessConstraint;

/** At least this share of the rows has a value. */
export interface CompletenessConstraint {
  readonly check: 'completeness';
  readonly column: string;
  /** From 0 to 1. */
  readonly atLeast: number;
}

/** At least this share of the values reads as the type; whole numbers are fractional ones too. */
export interface TypeConstraint {
  readonly check: 'type';
  readonly column: string;
  readonly type: Exclude<ColumnType, 'string' | 'unknown'>;
  /** From 0 to 1. */
  readonly atLeast: number;
}

/** Every number is from `min` to `max`. */
export interface RangeConstraint {
  readonly check: 'range';
  readonly column: string;
  readonly min: number;
  readonly max: number;
}

/** No number is below 0. */
export interface NonNegativeConstraint {
  readonly check: 'non-negative';
  readonly column: string;
}

/** At least this share of the values is one of the texts. */
export interface DomainConstraint {
  readonly check: 'domain';
  readonly column: string;
  /** Most frequent first. */
  readonly values: readonly string[];
  /** From 0 to 1. */
  readonly atLeast: number;
}

/** No two rows have the same value. */
export interface UniquenessConstraint {
  readonly check: 'uniqueness';
  readonly column: string;
}
