import type { ColumnProfile } from '../profile/column-profile';
import type { Profile } from '../profile/profile';
import type { CompareOptions } from './comparison';
import { isUniqueKey } from './unique-key';

/** A column by the data sets that have it. */
export type ColumnPair =
  | { readonly state: 'compared'; readonly name: string; readonly baseline: ColumnProfile; readonly live: ColumnProfile }
  | { readonly state: 'added'; readonly name: string; readonly baseline?: undefined; readonly live: ColumnProfile }
  | { readonly state: 'removed'; readonly name: string; readonly baseline: ColumnProfile; readonly live?: undefined }
  | {
      readonly state: 'not-compared';
      readonly name: string;
      readonly baseline?: ColumnProfile;
      readonly live?: ColumnProfile;
      readonly why: string;
    };

/** Columns to choose. */
type Choice = Pick<CompareOptions, 'columns' | 'ignore'>;

/** The columns of both data sets, in the baseline's order and then the added ones. Throws when an option names a column that neither has. */
export function columnPairs(baseline: Profile, live: Profile, choice: Choice): ColumnPair[] {
  const ours = byName(baseline);
  const theirs = byName(live);
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  for (const option of ['columns', 'ignore'] as const) {
    const unknown = choice[option]?.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new Error(`${option} must name columns of the data (${names.join(', ')}), got ${unknown}`);
    }
  }
  return names.map((name) => columnPair(name, ours.get(name), theirs.get(name), choice));
}

function columnPair(name: string, baseline: ColumnProfile | undefined, live: ColumnProfile | undefined, choice: Choice): ColumnPair {
  if (choice.ignore?.includes(name)) {
    return { state: 'not-compared', name, baseline, live, why: 'it is to be ignored' };
  }
  if (baseline && live) {
    const why = reasonToLeaveOut(baseline, choice.columns);
    return why === null ? { state: 'compared', name, baseline, live } : { state: 'not-compared', name, baseline, live, why };
  }
  return baseline ? { state: 'removed', name, baseline } : { state: 'added', name, live: live as ColumnProfile };
}

function reasonToLeaveOut(column: ColumnProfile, columns: readonly string[] | undefined): string | null {
  if (columns) {
    return columns.includes(column.name) ? null : 'it is not among the columns to compare';
  }
  if (!column.compared) {
    return 'its schema says so';
  }
  if (column.type === 'timestamp') {
    return 'time stamps move on by nature';
  }
  return isUniqueKey(column) ? "each of its values is one row's own" : null;
}

function byName({ columns }: Profile): Map<string, ColumnProfile> {
  return new Map(columns.map((column) => [column.name, column]));
}
