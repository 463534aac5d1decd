import { BitTable } from '../sketch/bit-table';
import { Kll } from '../sketch/kll';
import { MomentsBuilder } from '../sketch/moments';
import type { NumericProfile } from './numeric-profile';
import type { Sketches } from './sketches';
import type { ValueCounts } from './value-counts';

/** Adds numbers, infinite ones too, in one pass and fixed memory. */
export class NumericBuilder {
  private readonly moments = new MomentsBuilder();
  private readonly table = new BitTable();
  private readonly quantiles: Kll | null;
  private min = Infinity;
  private max = -Infinity;
  private negatives = 0;
  private zeros = 0;
  private readonly infinite = { negative: 0, positive: 0 };

  constructor(sketches: Sketches) {
    this.quantiles = sketches === 'all' ? new Kll() : null;
  }

  add(value: number): void {
    if (this.count(value, 1)) {
      this.moments.add(value);
      this.quantiles?.add(value);
    }
  }

  /** Adds finite numbers, one row each. */
  addFinite(values: Float64Array): void {
    this.table.addValues(values);
    this.moments.addBlock(values);
    this.quantiles?.addValues(values);
    let { min, max, negatives, zeros } = this;
    const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i] as number;
      // Signs are as good as random: a branch would often be guessed wrong.
      const sign = (words[2 * i + 1] as number) >>> 31;
      negatives += sign;
      if (value < min) {
        min = value;
      }
      if (value > max) {
        max = value;
      }
      if (value === 0) {
        zeros += 1;
        negatives -= sign;
      }
    }
    this.min = min;
    this.max = max;
    this.negatives = negatives;
    this.zeros = zeros;
  }

  /** Adds numbers that are counted already. */
  addRows(counts: ValueCounts['numbers']): void {
    const finite = counts.filter(([value, rows]) => this.count(value, rows));
    finite.forEach(([value, rows]) => {
      this.moments.addRows(value, rows);
    });
    this.quantiles?.addRows(finite);
  }

  /** To be called once, at the end. */
  profile(): NumericProfile {
    const { min, max, negatives, zeros, infinite, table, quantiles } = this;
    const moments = this.moments.moments();
    const none = moments.count === 0;
    // -0 becomes 0.
    return { ...moments, min: none ? null : min + 0, max: none ? null : max + 0, negatives, zeros, infinite, table, quantiles };
  }

  /** Counts all but moments and quantiles; false for infinite values. */
  private count(value: number, rows: number): boolean {
    if (!Number.isFinite(value)) {
      this.infinite[value < 0 ? 'negative' : 'positive'] += rows;
      return false;
    }
    this.table.add(value, rows);
    if (value < this.min) {
      this.min = value;
    }
    if (value > this.max) {
      this.max = value;
    }
    if (value <= 0) {
      this[value === 0 ? 'zeros' : 'negatives'] += rows;
    }
    return true;
  }
}

/** The profile of numbers that are counted already; `null` when there is none. */
export function numericProfile(counts: ValueCounts['numbers'], sketches: Sketches): NumericProfile | null {
  const builder = new NumericBuilder(sketches);
  builder.addRows(counts);
  return counts.length === 0 ? null : builder.profile();
}
