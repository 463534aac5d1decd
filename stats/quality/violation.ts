import type { Constraint } from './constraint';

/** A constraint that live data breaks, or a column that one side does not have. */
export interface Violation {
  readonly column: string;
  readonly check: Constraint['check'] | 'missing-column' | 'extra-column';
  /** What is wrong, in words and numbers. */
  readonly description: string;
}
