import type { ColumnContract } from '../../lib/config/dataset-contract';
import type { Value } from './values';

/** What the good rows hold in one column. */
export interface ColumnSummary {
  readonly name: string;
  readonly count: number;
  readonly empty: number;
  /** Numbers as they are, timestamps in ISO 8601; absent for strings and booleans, and when there is no value. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** Only of numbers. */
  readonly mean?: number;
}

/** Folds the values of one column into a fixed-size state. */
export class ColumnProfile {
  private count = 0;
  private empty = 0;
  private min = Infinity;
  private max = -Infinity;
  private mean = 0;

  constructor(private readonly column: ColumnContract) {}

  add(value: Value): void {
    if (value === undefined) {
      this.empty += 1;
      return;
    }
    this.count += 1;
    if (typeof value === 'number') {
      this.min = Math.min(this.min, value);
      this.max = Math.max(this.max, value);
      this.mean += (value - this.mean) / this.count;
    }
  }

  summary(): ColumnSummary {
    const { count, empty } = this;
    const { name, type } = this.column;
    const counts = { name, count, empty };
    if (count === 0 || type === 'string' || type === 'boolean') {
      return counts;
    }
    return type === 'timestamp'
      ? { ...counts, min: new Date(this.min).toISOString(), max: new Date(this.max).toISOString() }
      : { ...counts, min: this.min, max: this.max, mean: this.mean };
  }
}
