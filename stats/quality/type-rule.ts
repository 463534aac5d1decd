import type { ColumnProfile } from '../profile/column-profile';
import type { KindCounts } from '../profile/column-type';
import { presentCount } from '../profile/column-type';
import type { TypeConstraint } from './constraint';
import { percent } from './percent';

/** A column keeps its type, unless it is text or has no value. Source: Deequ, RetainTypeRule. */
export function suggestType({ name, type }: ColumnProfile): TypeConstraint | undefined {
  return type === 'string' || type === 'unknown' ? undefined : { check: 'type', column: name, type, atLeast: 1 };
}

/** What is wrong when too many values do not read as the type. */
export function checkType({ type, atLeast }: TypeConstraint, live: ColumnProfile): string | undefined {
  const present = presentCount(live.kinds);
  const fitting = countOfType(live.kinds, type);
  return fitting < atLeast * present
    ? `${present - fitting} of ${present} values are not ${type}: only ${percent(fitting / present)} are; at least ${percent(atLeast)} must be`
    : undefined;
}

/** Values that read as the type; whole numbers are fractional ones too. */
export function countOfType(kinds: KindCounts, type: TypeConstraint['type']): number {
  return type === 'fractional' ? kinds.integral + kinds.fractional : kinds[type];
}
