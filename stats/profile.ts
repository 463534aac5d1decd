import type { CategoryCounts } from './category-counts';
import { CategoryAccumulator } from './category-counts';
import type { NumericSketch } from './numeric-sketch';
import { NumericAccumulator } from './numeric-sketch';
import type { ColumnSchema, Row, Schema, Value } from './schema';

/** Version of the stored form; a profile of another version is refused. */
export const PROFILE_VERSION = 1;

/** What is known of one column; present + missing = rows. */
export type ColumnProfile =
  | {
      readonly name: string;
      readonly kind: 'numeric';
      readonly compared: boolean;
      readonly missing: number;
      readonly numeric: NumericSketch;
    }
  | {
      readonly name: string;
      readonly kind: 'categorical';
      readonly compared: boolean;
      readonly missing: number;
      readonly categories: CategoryCounts;
    };

/** A summary of a data set in fixed size: stored as JSON, merged with others of the same schema, compared with a baseline. */
export interface Profile {
  readonly version: number;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

/** Profiles rows in one pass. A value that is no number in a numeric column throws with row and column. */
export function profile(rows: Iterable<Row>, schema: Schema): Profile {
  const columns = schema.map((column) => (column.kind === 'numeric' ? new NumericColumn(column) : new CategoricalColumn(column)));
  let count = 0;
  for (const row of rows) {
    count += 1;
    for (const column of columns) {
      column.add(row[column.schema.name], count);
    }
  }
  return { version: PROFILE_VERSION, rows: count, columns: columns.map((column) => column.profile()) };
}

class NumericColumn {
  private missing = 0;
  private readonly values = new NumericAccumulator();

  constructor(readonly schema: ColumnSchema) {}

  add(value: Value, row: number): void {
    if (value === null || value === undefined) {
      this.missing += 1;
      return;
    }
    const number = Number(value);
    if (!Number.isFinite(number)) {
      throw new Error(`row ${row}: column ${this.schema.name} must be a finite number, got ${JSON.stringify(value)}`);
    }
    this.values.add(number);
  }

  profile(): ColumnProfile {
    const { name, compared = true } = this.schema;
    return { name, kind: 'numeric', compared, missing: this.missing, numeric: this.values.sketch() };
  }
}

class CategoricalColumn {
  private missing = 0;
  private readonly values = new CategoryAccumulator();

  constructor(readonly schema: ColumnSchema) {}

  add(value: Value): void {
    if (value === null || value === undefined) {
      this.missing += 1;
    } else {
      this.values.add(String(value));
    }
  }

  profile(): ColumnProfile {
    const { name, compared = true } = this.schema;
    return { name, kind: 'categorical', compared, missing: this.missing, categories: this.values.counts() };
  }
}
