import { readKind } from '../../profile/token-kind';
import { DataError } from '../data-error';

/** Takes the rows of a file, one after the other. */
export type TakeRow = (row: DataRow) => void;

/** The values that were asked for, of one row. */
export interface DataRow {
  /** Line on which the record starts, from 1; in Parquet the number of the row. */
  readonly line: number;
  /** Texts in the order of the columns that were asked for; `null` is missing. */
  readonly values: readonly (string | null)[];
}

/** A value's text, `null` when it is one of those that stand for a missing value (see `readKind`). */
export function present(text: string): string | null {
  return readKind(text) === 'missing' ? null : text;
}

/** That a column is not in a file, with those that are. */
export function noColumn(file: string, name: string, columns: Iterable<string>): DataError {
  return new DataError({ file, column: name }, `there must be such a column, the columns are ${[...columns].join(', ')}`);
}
