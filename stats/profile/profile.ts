import { ColumnBuilder } from './column-builder';
import type { ColumnProfile } from './column-profile';
import type { Row, Schema, Value } from './schema';
import type { Sketches } from './sketches';

/** Version of the stored form; a profile of another version is refused. */
export const PROFILE_VERSION = 2;

/** A summary of a data set in fixed size: stored as JSON, merged with others of the same columns, compared with a baseline. */
export interface Profile {
  readonly version: typeof PROFILE_VERSION;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

/** Options of `profile` and of `ProfileBuilder`. */
export interface ProfileOptions {
  /** What is kept of columns with many different values. @default 'all' */
  readonly sketches?: Sketches;
}

/** Profiles rows as they come, in one pass and fixed memory. */
export class ProfileBuilder {
  private rows = 0;
  private readonly columns = new Map<string, ColumnBuilder>();
  private readonly sketches: Sketches;

  /** With a schema its columns are profiled; without, all columns of the rows, in the order in which they first come. */
  constructor(
    private readonly schema?: Schema,
    { sketches = 'all' }: ProfileOptions = {},
  ) {
    this.sketches = sketches;
    schema?.forEach((column) => this.columns.set(column.name, new ColumnBuilder(column, sketches)));
  }

  add(row: Row): void {
    for (const name of this.schema ? [] : Object.keys(row)) {
      if (!this.columns.has(name)) {
        const column = new ColumnBuilder({ name }, this.sketches);
        column.addMissing(this.rows);
        this.columns.set(name, column);
      }
    }
    for (const [name, column] of this.columns) {
      // A column may be called like something that every object has.
      addValue(column, Object.hasOwn(row, name) ? row[name] : null);
    }
    this.rows += 1;
  }

  /** To be called once, at the end. */
  profile(): Profile {
    return { version: PROFILE_VERSION, rows: this.rows, columns: Array.from(this.columns.values(), (column) => column.profile()) };
  }
}

/** Profiles rows: the schema's columns, or without a schema all that the rows have. */
export function profile(rows: Iterable<Row>, schema?: Schema, options?: ProfileOptions): Profile {
  const builder = new ProfileBuilder(schema, options);
  for (const row of rows) {
    builder.add(row);
  }
  return builder.profile();
}

/** Adds a value of a row to a column. */
export function addValue(column: ColumnBuilder, value: Value): void {
  if (typeof value === 'string') {
    column.addText(value);
  } else if (typeof value === 'number') {
    column.addNumber(value, Number.isInteger(value));
  } else if (typeof value === 'boolean') {
    column.addText(String(value));
  } else {
    column.addMissing();
  }
}
