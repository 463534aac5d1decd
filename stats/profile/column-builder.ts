import { categoryText } from './category-text';
import type { ColumnProfile, TimeRange, ValueCount } from './column-profile';
import { EXACT_VALUES } from './column-profile';
import { ColumnSketches } from './column-sketches';
import type { KindCounts } from './column-type';
import { NO_KINDS, columnType, readsNumbers } from './column-type';
import { knowsDistinct } from './distinct-count';
import { numericProfile } from './numeric-builder';
import type { ColumnSchema } from './schema';
import type { Sketches } from './sketches';
import { readTime } from './time-stamp';
import { readKind, readNumber } from './token-kind';
import { valueCounts } from './value-counts';

type Kind = keyof KindCounts;

interface CountedValue {
  readonly kind: Kind;
  rows: number;
}

/** Profiles a column in one pass and fixed memory: counts its values one by one, and goes on with sketches when they are too many. */
export class ColumnBuilder {
  private missing = 0;
  private readonly kinds: Record<Kind, number> = { ...NO_KINDS };
  private values: Map<string, CountedValue> | null = new Map();
  private sketched: ColumnSketches | null = null;
  private times: TimeRange | null = null;
  private readonly asNumbers: boolean;

  constructor(
    private readonly schema: ColumnSchema,
    private readonly sketches: Sketches = 'all',
  ) {
    this.asNumbers = readsNumbers({ type: schema.type ?? 'unknown', declared: schema.type !== undefined });
  }

  addMissing(rows = 1): void {
    this.missing += rows;
  }

  /** Adds rows with a value's text, as it is in the file. */
  addText(text: string, rows = 1): void {
    const known = this.values?.get(text);
    if (known !== undefined) {
      known.rows += rows;
      this.kinds[known.kind] += rows;
      return;
    }
    const kind = readKind(text);
    if (kind === 'missing') {
      this.missing += rows;
    } else {
      this.add(categoryText(text), kind, rows);
    }
  }

  /** Adds a row with a number; `integral` says what it counts as in `kinds`. NaN is missing. */
  addNumber(value: number, integral: boolean): void {
    if (Number.isNaN(value)) {
      this.missing += 1;
    } else if (this.sketched !== null && this.asNumbers) {
      this.kinds[integral ? 'integral' : 'fractional'] += 1;
      this.sketched.addNumber(value, integral, 1);
    } else {
      this.add(String(value), integral ? 'integral' : 'fractional', 1);
    }
  }

  /** Goes on without exact counts: for a caller that has met more than `EXACT_VALUES` different texts and is about to add them. */
  stopCounting(): void {
    if (this.values !== null) {
      this.sketched = new ColumnSketches(valueCounts(counted(this.values), this.asNumbers), this.sketches);
      this.values = null;
    }
  }

  /**
   * Adds a row for each of these finite numbers, `integral` of which count as such in `kinds`: much faster than one by one.
   *
   * For a column that is read as numbers, and only after more than `EXACT_VALUES` different texts, when the numbers' texts do not matter.
   */
  addNumbers(values: Float64Array, integral: number): void {
    if (this.sketched === null || !this.asNumbers) {
      throw new Error(`numbers can be added at once only after more than ${EXACT_VALUES} different values`);
    }
    this.kinds.integral += integral;
    this.kinds.fractional += values.length - integral;
    this.sketched.addNumbers(values, integral === values.length);
  }

  /** To be called once, at the end. */
  profile(): ColumnProfile {
    const { sketched } = this;
    const { name, type, compared = true } = this.schema;
    const values = this.values && counted(this.values);
    const kinds = { ...this.kinds };
    const column = { name, type: type ?? columnType(kinds), declared: type !== undefined, compared, missing: this.missing, kinds };
    return {
      ...column,
      numbers: sketched ? sketched.numeric() : numericProfile(valueCounts(values ?? [], this.asNumbers).numbers, this.sketches),
      values,
      frequent: sketched?.frequent() ?? null,
      distinct: sketched && knowsDistinct(column, this.sketches) ? sketched.distinct() : null,
      times: this.times,
    };
  }

  private add(text: string, kind: Kind, rows: number): void {
    this.kinds[kind] += rows;
    if (kind === 'timestamp') {
      this.addTime(readTime(text) ?? NaN);
    }
    if (this.values === null) {
      this.addToSketches(text, kind, rows);
      return;
    }
    const known = this.values.get(text);
    if (known !== undefined) {
      known.rows += rows;
      return;
    }
    this.values.set(text, { kind, rows });
    if (this.values.size > EXACT_VALUES) {
      this.stopCounting();
    }
  }

  private addToSketches(text: string, kind: Kind, rows: number): void {
    if (this.asNumbers && (kind === 'integral' || kind === 'fractional')) {
      this.sketched?.addNumber(readNumber(text), kind === 'integral', rows);
    } else {
      this.sketched?.addText(text, rows);
    }
  }

  private addTime(time: number): void {
    this.times = this.times
      ? { first: Math.min(this.times.first, time), last: Math.max(this.times.last, time) }
      : { first: time, last: time };
  }
}

/** By code unit, so that equal counts are equal as text. */
function counted(values: ReadonlyMap<string, CountedValue>): ValueCount[] {
  return Array.from(values, ([text, { rows }]): ValueCount => [text, rows]).sort(([a], [b]) => (a < b ? -1 : 1));
}
