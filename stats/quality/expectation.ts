import type { Profile } from '../profile/profile';
import type { Constraint } from './constraint';
import { suggestConstraints } from './suggest-constraints';

/** What live data is checked against. */
export interface Expectation {
  /** Names of the columns that must be there. */
  readonly columns: readonly string[];
  readonly constraints: readonly Constraint[];
  /** Profile of the baseline, for outliers; `null` when only its constraints are known. */
  readonly baseline: Profile | null;
}

/** What a baseline's profile leads to expect. */
export function expectationOf(baseline: Profile): Expectation {
  return { columns: baseline.columns.map(({ name }) => name), constraints: suggestConstraints(baseline), baseline };
}
