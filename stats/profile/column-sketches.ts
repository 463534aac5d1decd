import type { FrequentItems } from '../sketch/frequent-items';
import { mostFrequent } from '../sketch/frequent-items';
import type { HyperLogLog } from '../sketch/hyper-log-log';
import { SpaceSaving } from '../sketch/space-saving';
import { distinctSketch } from './distinct-count';
import { NumericBuilder } from './numeric-builder';
import type { NumericProfile } from './numeric-profile';
import type { Sketches } from './sketches';
import type { ValueCounts } from './value-counts';

/** What is kept of a column whose values are too many to count one by one; it starts from those that were. */
export class ColumnSketches {
  private readonly numbers: NumericBuilder;
  private readonly texts: SpaceSaving;
  private readonly different: HyperLogLog;
  private hasNumbers: boolean;
  private hasTexts: boolean;

  constructor(
    counts: ValueCounts,
    private readonly sketches: Sketches,
  ) {
    this.numbers = new NumericBuilder(sketches);
    this.numbers.addRows(counts.numbers);
    this.texts = new SpaceSaving(mostFrequent(counts.texts));
    this.different = distinctSketch(counts);
    this.hasNumbers = counts.numbers.length > 0;
    this.hasTexts = counts.texts.length > 0;
  }

  addNumber(value: number, integral: boolean, rows: number): void {
    this.hasNumbers = true;
    if (rows === 1) {
      this.numbers.add(value);
    } else {
      this.numbers.addRows([[value, rows]]);
    }
    // A profile for comparing has no count of different values once there is a fraction.
    if (integral || this.sketches === 'all') {
      this.different.addNumber(value);
    }
  }

  /** Adds finite numbers, one row each, all of them integral or not all. */
  addNumbers(values: Float64Array, integral: boolean): void {
    this.hasNumbers = true;
    this.numbers.addFinite(values);
    if (integral || this.sketches === 'all') {
      for (let i = 0; i < values.length; i += 1) {
        this.different.addNumber(values[i] as number);
      }
    }
  }

  addText(text: string, rows: number): void {
    this.hasTexts = true;
    this.texts.add(text, rows);
    this.different.addText(text);
  }

  numeric(): NumericProfile | null {
    return this.hasNumbers ? this.numbers.profile() : null;
  }

  frequent(): FrequentItems | null {
    return this.hasTexts ? this.texts.frequent() : null;
  }

  distinct(): string {
    return this.different.toBase64();
  }
}
