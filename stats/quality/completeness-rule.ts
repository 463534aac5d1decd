import { proportion } from '../performance/proportion';
import type { ColumnProfile } from '../profile/column-profile';
import { presentCount } from '../profile/column-type';
import type { CompletenessConstraint } from './constraint';
import { percent } from './percent';

/** Below this share of values a column's completeness is no rule. */
const LEAST_COMPLETENESS = 0.2;

/**
 * Complete columns stay complete; others keep the lower bound of their share's 95 % interval, rounded down to whole percents.
 *
 * Source: Deequ, CompleteIfCompleteRule and RetainCompletenessRule, with Wilson's interval for Wald's, which is wrong near 0 and 1.
 */
export function suggestCompleteness(column: ColumnProfile): CompletenessConstraint | undefined {
  const present = presentCount(column.kinds);
  const { value, lower } = proportion(present, present + column.missing);
  if (value <= LEAST_COMPLETENESS) {
    return undefined;
  }
  return { check: 'completeness', column: column.name, atLeast: value === 1 ? 1 : Math.floor(100 * lower) / 100 };
}

/** What is wrong when even the upper bound of the live share's 95 % interval is below the constraint. */
export function checkCompleteness(constraint: CompletenessConstraint, live: ColumnProfile): string | undefined {
  const present = presentCount(live.kinds);
  const rows = present + live.missing;
  const { value, upper } = proportion(present, rows);
  return upper < constraint.atLeast
    ? `${percent(value)} of ${rows} rows have a value; at least ${percent(constraint.atLeast)} must`
    : undefined;
}
