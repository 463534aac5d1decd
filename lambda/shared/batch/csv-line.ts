import { parse } from 'csv-parse/sync';
import type { FeatureValue, InputField } from '../input-field';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

/** Cells of a line of CSV (RFC 4180, but no line break inside a cell); `undefined` when a quote is never closed. */
export function csvCells(line: string): string[] | undefined {
  if (!line.includes('"')) {
    return line.split(',');
  }
  try {
    return parse(line, { relax_column_count: true })[0];
  } catch {
    return undefined;
  }
}

/** The value of a cell; an empty one is missing, text that is none of the type stays text. */
export function cellValue(cell: string, type: InputField['type'] | undefined): FeatureValue {
  if (cell === '') {
    return null;
  }
  switch (type) {
    case 'integer':
    case 'double':
      return NUMBER.test(cell) ? Number(cell) : cell;
    case 'boolean':
      return BOOLEANS[cell.toLowerCase()] ?? cell;
    default:
      return cell;
  }
}
