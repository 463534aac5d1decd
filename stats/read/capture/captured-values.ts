import type { Value } from '../../profile/schema';
import type { TextRecord } from '../csv/first-record';
import { firstRecord } from '../csv/first-record';
import { DataError } from '../data-error';
import { jsonValue } from '../json/json-value';
import type { CapturedText } from './captured-text';
import { UnreadableCapture } from './captured-text';

/** A row without names, or by name. */
export type CapturedRow = readonly Value[] | Readonly<Record<string, Value>>;

const COMMA = 0x2c;
/** Members that hold the rows of a request or a response in SageMaker's own JSON formats. */
const ROWS = ['instances', 'predictions'];

/** The rows of captured data; throws an `UnreadableCapture` when the text is not what it should be. */
export function capturedValues({ text, isJson }: CapturedText): CapturedRow[] {
  return isJson ? jsonTexts(text).flatMap((part) => jsonRows(part)) : csvRows(text);
}

/** Empty lines are no rows. */
function csvRows(text: string): string[][] {
  const bytes = Buffer.from(`${text}\n`);
  const rows: string[][] = [];
  for (let at = 0; at < bytes.length;) {
    const record = textRecord(bytes, at);
    if (record === undefined) {
      throw new UnreadableCapture('a quoted field must be closed');
    }
    if (record.fields.length > 1 || record.fields[0] !== '') {
      rows.push([...record.fields]);
    }
    at = record.next;
  }
  return rows;
}

function textRecord(bytes: Buffer, start: number): TextRecord | undefined {
  try {
    return firstRecord('', bytes, start, bytes.length, COMMA);
  } catch (error) {
    throw error instanceof DataError ? new UnreadableCapture(error.rule, { cause: error }) : error;
  }
}

/** One JSON text, or one in each line. */
function jsonTexts(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        try {
          return JSON.parse(line) as unknown;
        } catch (error) {
          throw new UnreadableCapture('data must be JSON', { cause: error });
        }
      });
  }
}

/** A list of lists or objects is rows, any other list one row, an object one row by name unless it holds rows or `features`. */
function jsonRows(value: unknown): CapturedRow[] {
  if (Array.isArray(value)) {
    const parts = value as unknown[];
    return parts.length > 0 && parts.every((part) => typeof part === 'object' && part !== null)
      ? parts.flatMap(jsonRows)
      : [parts.map(jsonValue)];
  }
  if (typeof value !== 'object' || value === null) {
    return [[jsonValue(value)]];
  }
  const record = value as Record<string, unknown>;
  const rows = ROWS.find((name) => Array.isArray(record[name]));
  if (rows !== undefined) {
    return (record[rows] as unknown[]).flatMap(jsonRows);
  }
  const { features } = record;
  return Array.isArray(features)
    ? [(features as unknown[]).map(jsonValue)]
    : [Object.fromEntries(Object.entries(record).map(([name, member]) => [name, jsonValue(member)]))];
}
