import { ColumnBuilder } from '../../profile/column-builder';
import { readsNumbers } from '../../profile/column-type';
import type { Profile } from '../../profile/profile';
import { PROFILE_VERSION } from '../../profile/profile';
import type { ColumnSchema, Schema } from '../../profile/schema';
import type { Sketches } from '../../profile/sketches';
import { ColumnReader } from './column-reader';
import type { FieldTable } from './field-table';

/** What is gathered of the columns. */
export interface ColumnSetOptions {
  /**
   * The columns to profile, with their types.
   *
   * @default - all columns of the file, by their values
   */
  readonly schema?: Schema;
  /**
   * What is kept of columns with many different values.
   *
   * @default 'all'
   */
  readonly sketches?: Sketches;
}

/** The columns of a file while it is read: the schema's, or all in the order in which they first come. */
export class ColumnSet {
  private readonly columns = new Map<string, ColumnReader>();
  private rows = 0;

  constructor(private readonly options: ColumnSetOptions) {
    options.schema?.forEach((column) => this.columns.set(column.name, this.begin(column)));
  }

  /** What is declared of the columns. */
  get schema(): Schema {
    return this.options.schema ?? [];
  }

  /** Names of the columns that have begun. */
  get names(): readonly string[] {
    return [...this.columns.keys()];
  }

  /** The column of a name; `undefined` when the schema leaves it out. */
  column(name: string): ColumnReader | undefined {
    const known = this.columns.get(name);
    if (known || this.options.schema) {
      return known;
    }
    const column = this.begin({ name });
    this.columns.set(name, column);
    return column;
  }

  /** Adds the fields of a table to columns in the order of its fields; the rows are to be added too. */
  addFields(columns: readonly (ColumnReader | undefined)[], table: FieldTable): void {
    columns.forEach((column, index) => {
      column?.addFields(table, index);
    });
  }

  /** Adds rows: columns that were given no value for them miss it. */
  addRows(rows: number): void {
    this.rows += rows;
  }

  /** The profile of all rows. To be called once, at the end. */
  profile(): Profile {
    return { version: PROFILE_VERSION, rows: this.rows, columns: Array.from(this.columns.values(), (column) => column.profile(this.rows)) };
  }

  private begin(schema: ColumnSchema): ColumnReader {
    const numeric = readsNumbers({ type: schema.type ?? 'unknown', declared: schema.type !== undefined });
    return new ColumnReader(new ColumnBuilder(schema, this.options.sketches), numeric);
  }
}
