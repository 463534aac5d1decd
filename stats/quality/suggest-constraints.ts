import type { ColumnProfile } from '../profile/column-profile';
import type { Profile } from '../profile/profile';
import { suggestCompleteness } from './completeness-rule';
import type { Constraint } from './constraint';
import { suggestDomain } from './domain-rule';
import { suggestNonNegative } from './non-negative-rule';
import { suggestRange } from './range-rule';
import { suggestType } from './type-rule';
import { suggestUniqueness } from './uniqueness-rule';

/** Constraints that a baseline satisfies and that new data of the same kind should satisfy, by column; none without rows. */
export function suggestConstraints(baseline: Profile): Constraint[] {
  return baseline.rows === 0 ? [] : baseline.columns.flatMap(ofColumn);
}

function ofColumn(column: ColumnProfile): Constraint[] {
  const uniqueness = suggestUniqueness(column);
  const suggested = [
    suggestCompleteness(column),
    suggestType(column),
    suggestNonNegative(column),
    // The numbers of a key go on where they ended.
    uniqueness ?? suggestRange(column),
    suggestDomain(column),
  ];
  return suggested.filter((constraint) => constraint !== undefined);
}
