import type { ColumnProfile } from '../profile/column-profile';
import type { Profile } from '../profile/profile';
import { checkCompleteness } from './completeness-rule';
import type { Constraint } from './constraint';
import { checkDomain } from './domain-rule';
import { checkNonNegative } from './non-negative-rule';
import { checkRange } from './range-rule';
import { checkType } from './type-rule';
import { checkUniqueness } from './uniqueness-rule';
import type { Violation } from './violation';

/** What live data breaks of the constraints, in their order; a column that is not there is `checkColumns`' matter. None without rows. */
export function checkConstraints(constraints: readonly Constraint[], live: Profile): Violation[] {
  const columns = new Map(live.rows === 0 ? [] : live.columns.map((column) => [column.name, column]));
  return constraints.flatMap((constraint) => {
    const column = columns.get(constraint.column);
    const description = column && wrong(constraint, column);
    return description === undefined ? [] : [{ column: constraint.column, check: constraint.check, description }];
  });
}

/** Columns that only one side has. */
export function checkColumns(expected: readonly string[], live: Profile): Violation[] {
  const found = live.columns.map(({ name }) => name);
  const missing = expected.filter((name) => !found.includes(name));
  const extra = found.filter((name) => !expected.includes(name));
  return [
    ...missing.map((column): Violation => ({ column, check: 'missing-column', description: 'the live data does not have this column' })),
    ...extra.map((column): Violation => ({ column, check: 'extra-column', description: 'the baseline does not have this column' })),
  ];
}

function wrong(constraint: Constraint, live: ColumnProfile): string | undefined {
  switch (constraint.check) {
    case 'completeness':
      return checkCompleteness(constraint, live);
    case 'type':
      return checkType(constraint, live);
    case 'range':
      return checkRange(constraint, live);
    case 'non-negative':
      return checkNonNegative(live);
    case 'domain':
      return checkDomain(constraint, live);
    case 'uniqueness':
      return checkUniqueness(live);
  }
}
