import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnContract } from '../../lib/config/dataset-contract';
import { parquetPart } from './parquet-part';
import type { Value } from './values';

/** A Parquet file on disk that waits for the verdict on its source. */
export interface Part {
  readonly day: string;
  readonly path: string;
}

/** Bounds of what is held in memory. */
export interface PartLimits {
  /** Most rows of one part. */
  readonly rowsPerPart: number;
  /** Most rows of all days together; the fullest day is written out when it is reached. */
  readonly rowsInMemory: number;
}

/** Limits that keep a file of any size and any order of days under about 100 MB. */
export const DEFAULT_PART_LIMITS: PartLimits = { rowsPerPart: 50_000, rowsInMemory: 200_000 };

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** Spreads rows over the days of their event time and writes them to `folder` in parts. */
export class PartWriter {
  readonly parts: Part[] = [];
  private readonly days = new Map<string, Value[][]>();
  private readonly eventTime: number;
  private rows = 0;

  constructor(
    private readonly folder: string,
    private readonly columns: readonly ColumnContract[],
    eventTime: string,
    private readonly limits: PartLimits = DEFAULT_PART_LIMITS,
  ) {
    this.eventTime = columns.findIndex(({ name }) => name === eventTime);
  }

  add(row: readonly Value[]): void {
    const day = new Date(Number(row[this.eventTime])).toISOString().slice(0, DAY_LENGTH);
    const values = this.days.get(day) ?? this.startDay(day);
    row.forEach((value, index) => values[index]?.push(value));
    this.rows += 1;
    if (rowsOf(values) >= this.limits.rowsPerPart) {
      this.write(day, values);
    } else if (this.rows >= this.limits.rowsInMemory) {
      this.write(...this.fullestDay());
    }
  }

  /** Writes what is left, in the order of the days. */
  finish(): readonly Part[] {
    for (const [day, values] of [...this.days].sort(([a], [b]) => (a < b ? -1 : 1))) {
      this.write(day, values);
    }
    return this.parts;
  }

  private startDay(day: string): Value[][] {
    const values = this.columns.map((): Value[] => []);
    this.days.set(day, values);
    return values;
  }

  private fullestDay(): [string, Value[][]] {
    return [...this.days].reduce((fullest, day) => (rowsOf(day[1]) > rowsOf(fullest[1]) ? day : fullest));
  }

  private write(day: string, values: Value[][]): void {
    const path = join(this.folder, `part-${this.parts.length}.parquet`);
    writeFileSync(path, parquetPart(this.columns, values));
    this.parts.push({ day, path });
    this.rows -= rowsOf(values);
    this.days.delete(day);
  }
}

function rowsOf(values: readonly (readonly Value[])[]): number {
  return values[0]?.length ?? 0;
}
