import type { PolicyStatement } from '../policy-statement';

/** A policy statement that was changed for the worse; `undefined` when it was dropped. */
export interface Mutant {
  /** For example `drop statement`. */
  readonly operator: string;
  /** What was changed, for people. */
  readonly change: string;
  readonly statement: PolicyStatement | undefined;
}

/** Ways to change a statement. */
export type Operator = (statement: PolicyStatement) => Mutant[];
