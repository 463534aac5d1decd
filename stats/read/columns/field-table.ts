/**
 * Where the fields of a run of records are, without copying one: field k of record r is the bytes from
 * `ends[r * stride + k] + 1` to `ends[r * stride + k + 1]` (exclusive), quotes included.
 *
 * The entry before a record's first field holds the place of the byte before it, so that every field starts one after an entry.
 */
export interface FieldTable {
  readonly bytes: Buffer;
  readonly ends: Int32Array;
  /** Columns and one. */
  readonly stride: number;
  readonly records: number;
}
