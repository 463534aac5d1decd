import { isNumeric } from '../../profile/column-type';
import type { Value } from '../../profile/schema';
import { readKind } from '../../profile/token-kind';
import type { ColumnReader } from '../columns/column-reader';
import type { ColumnSet } from '../columns/column-set';
import { NOT_PLAIN, parseDecimal } from '../columns/decimal';
import type { FieldTable } from '../columns/field-table';
import { CaptureFields } from './capture-fields';
import type { CaptureLine } from './capture-line';
import type { CaptureOptions } from './capture-options';
import { isUnnamed } from './captured-request';
import { UnreadableCapture } from './captured-text';
import type { CapturedRow } from './captured-values';

/** The values that come without names, in CSV or in lists of JSON. */
interface Layout {
  readonly names: readonly string[];
  readonly columns: readonly (ColumnReader | undefined)[];
  /** Places of the values that must be numbers. */
  readonly numeric: readonly number[];
  readonly fields: CaptureFields;
}

const number = new Float64Array(1);

/** Adds captured rows to columns: of a request all rows or none. */
export class CaptureRows {
  private layout: Layout | undefined;
  /** Columns whose values must be numbers. */
  private readonly numeric: ReadonlySet<string>;

  constructor(
    private readonly columns: ColumnSet,
    private readonly options: CaptureOptions,
  ) {
    const checked = options.unreadable === 'count' ? columns.schema : [];
    this.numeric = new Set(checked.filter(({ type }) => type !== undefined && isNumeric(type)).map(({ name }) => name));
    const names = options.columns ?? columns.schema.map(({ name }) => name);
    this.layout = names.length > 0 ? this.layoutOf(names) : undefined;
  }

  /** Adds CSV as it stands in the bytes of a line; `false` when it is not the plain kind or does not fit: then the line is to be parsed. */
  addDirectly(bytes: Buffer, { input, output }: CaptureLine): boolean {
    const { layout } = this;
    const { side = 'input' } = this.options;
    const { isCsv, start, end } = side === 'input' ? input : output;
    if (side === 'both' || !isCsv || !layout) {
      return false;
    }
    const before = layout.fields.count;
    if (!layout.fields.add(bytes, start, end)) {
      return false;
    }
    if (layout.numeric.length > 0 && !hasNumbers(layout, layout.fields.table(bytes), before)) {
      layout.fields.truncate(before);
      return false;
    }
    if (layout.fields.isHalfFull) {
      this.flush(bytes);
    }
    return true;
  }

  /** Adds what was found in the bytes, which are about to be overwritten. */
  flush(bytes: Buffer): void {
    if (this.layout) {
      const { fields, columns } = this.layout;
      this.columns.addFields(columns, fields.table(bytes));
      this.columns.addRows(fields.count);
      fields.truncate(0);
    }
  }

  /** Adds rows that were parsed; throws an `UnreadableCapture`, and adds nothing, when one of them does not fit. */
  add(rows: readonly CapturedRow[]): void {
    const named = rows.map((row) => (isUnnamed(row) ? this.named(row) : Object.entries(row)));
    for (const [name, value] of named.flat()) {
      if (this.numeric.has(name) && !isNumberOrMissing(value)) {
        throw new UnreadableCapture(`${name} must be a number, got ${JSON.stringify(value)}`);
      }
    }
    named.flat().forEach(([name, value]) => this.columns.column(name)?.addValue(value));
    this.columns.addRows(rows.length);
  }

  private named(row: readonly Value[]): [name: string, value: Value][] {
    this.layout ??= this.layoutOf(row.map((_, index) => `c${index}`));
    const { names } = this.layout;
    if (row.length !== names.length) {
      throw new UnreadableCapture(`a row must have ${names.length} values, has ${row.length}`);
    }
    return row.map((value, index) => [names[index] ?? '', value]);
  }

  private layoutOf(names: readonly string[]): Layout {
    return {
      names,
      columns: names.map((name) => this.columns.column(name)),
      numeric: names.flatMap((name, index) => (this.numeric.has(name) ? [index] : [])),
      fields: new CaptureFields(names.length),
    };
  }
}

/** Whether the values that must be are plain numbers, or missing, in all records from `first` on. */
function hasNumbers({ numeric }: Layout, { bytes, ends, stride, records }: FieldTable, first: number): boolean {
  for (let record = first; record < records; record += 1) {
    for (const column of numeric) {
      const start = (ends[record * stride + column] as number) + 1;
      const end = ends[record * stride + column + 1] as number;
      if (start < end && parseDecimal(bytes, start, end, number, 0) === NOT_PLAIN) {
        return false;
      }
    }
  }
  return true;
}

function isNumberOrMissing(value: Value): boolean {
  const kind = typeof value === 'string' ? readKind(value) : 'integral';
  return kind === 'integral' || kind === 'fractional' || kind === 'missing';
}
