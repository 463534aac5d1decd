import { mergeCategories } from './category-counts';
import { mergeNumeric } from './numeric-sketch';
import type { ColumnProfile, Profile } from './profile';
import { PROFILE_VERSION } from './profile';

/** The profile of both data sets together. Associative and commutative; throws when the schemas differ. */
export function merge(a: Profile, b: Profile): Profile {
  if (a.version !== PROFILE_VERSION || b.version !== PROFILE_VERSION) {
    throw new Error(`profiles must have version ${PROFILE_VERSION}, got ${a.version} and ${b.version}`);
  }
  const names = [a, b].map(({ columns }) => columns.map(({ name, kind }) => `${name} (${kind})`).join(', '));
  if (names[0] !== names[1]) {
    throw new Error(`profiles must have the same columns, got ${names.join(' and ')}`);
  }
  return {
    version: PROFILE_VERSION,
    rows: a.rows + b.rows,
    columns: a.columns.map((column, i) => mergeColumn(column, b.columns[i] as ColumnProfile)),
  };
}

function mergeColumn(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  const missing = a.missing + b.missing;
  if (a.kind === 'numeric' && b.kind === 'numeric') {
    return { ...a, missing, numeric: mergeNumeric(a.numeric, b.numeric) };
  }
  if (a.kind === 'categorical' && b.kind === 'categorical') {
    return { ...a, missing, categories: mergeCategories(a.categories, b.categories) };
  }
  throw new Error(`column ${a.name} must be of one kind, got ${a.kind} and ${b.kind}`);
}
