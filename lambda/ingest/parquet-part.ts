import type { BasicType } from 'hyparquet-writer';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnContract } from '../../lib/config/dataset-contract';
import type { ColumnType } from '../../lib/config/model-spec';
import type { Value } from './values';

const PARQUET_TYPES: Readonly<Record<ColumnType, BasicType>> = {
  integer: 'INT64',
  double: 'DOUBLE',
  string: 'STRING',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
};

/** Rows, one array of values per column, as a Parquet file that Athena and DuckDB read with the types of the Glue table. */
export function parquetPart(columns: readonly ColumnContract[], values: readonly (readonly Value[])[]): Uint8Array {
  const columnData = columns.map(({ name, type, optional }, index) => ({
    name,
    type: PARQUET_TYPES[type],
    nullable: optional ?? false,
    data: (values[index] ?? []).map((value) => parquetValue(type, value)),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: values[0]?.length ?? 1 }));
}

function parquetValue(type: ColumnType, value: Value): unknown {
  if (value === undefined) {
    return null;
  }
  return type === 'integer' ? BigInt(value) : value;
}
