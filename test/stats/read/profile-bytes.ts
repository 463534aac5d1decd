import type { Profile } from '../../../stats/profile/profile';
import { ColumnSet } from '../../../stats/read/columns/column-set';
import { createReader } from '../../../stats/read/create-reader';
import { markLength } from '../../../stats/read/format';
import { layoutOf } from '../../../stats/read/layout';
import type { ReadOptions } from '../../../stats/read/read-options';
import { RecordBuffer } from '../../../stats/read/record-buffer';

/** Name that errors give the bytes. */
export const FILE = 'data.csv';

/** Profiles bytes as those of a file, in parts of these sizes, the last size again and again; the buffer has the size `chunk` at first. */
export function profileBytes(
  content: string | Buffer,
  options: ReadOptions = {},
  { file = FILE, parts = [1 << 16], chunk = 64 }: { file?: string; parts?: readonly number[]; chunk?: number } = {},
): Profile {
  const bytes = Buffer.from(content);
  const layout = layoutOf(file, bytes, options);
  if (!layout) {
    throw new Error('Parquet is not read in parts');
  }
  const columns = new ColumnSet(options);
  const buffer = new RecordBuffer(file, createReader(file, layout, columns, options), chunk);
  for (let at = markLength(bytes), part = 0; at < bytes.length; part += 1) {
    const size = parts[Math.min(part, parts.length - 1)] ?? 1;
    buffer.add(bytes.subarray(at, at + size));
    at += size;
  }
  buffer.finish();
  return columns.profile();
}

/** What the order and the splits of the data cannot change. */
export function exactParts({ rows, columns }: Profile): unknown {
  return {
    rows,
    columns: columns.map(({ numbers, frequent, ...column }) => ({
      ...column,
      otherTexts: frequent && frequent.items.reduce((sum, [, count]) => sum + count, frequent.other),
      numbers: numbers && {
        count: numbers.count,
        min: numbers.min,
        max: numbers.max,
        negatives: numbers.negatives,
        zeros: numbers.zeros,
        infinite: numbers.infinite,
        table: numbers.table.toJSON(),
      },
    })),
  };
}
