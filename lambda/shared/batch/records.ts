import { isUtf8 } from 'node:buffer';
import type { FeatureValue, InputField } from '../input-field';
import { isPlainText, ownValue, valueProblems } from '../input-field';
import { cellValue, csvCells } from './csv-line';
import type { Line } from './line-splitter';
import { MAX_LINE_BYTES } from './line-splitter';

/** Name of the member by which a record is known to whoever reads its score. */
export const RECORD_ID = 'record_id';
/** What is kept of a bad record's text. */
const EXCERPT_CHARACTERS = 1000;
const BYTE_ORDER_MARK = /^\uFEFF/;

/** A record that the model takes. */
export interface GoodRecord {
  /** Place of its first byte in the file, after decompression. */
  readonly offset: number;
  readonly id: string;
  /** In the order of the model's features. */
  readonly values: readonly FeatureValue[];
  /** Its text, for the quarantine should the model refuse it. */
  readonly text: string;
}

/** A record that can't be scored. */
export interface BadRecord {
  readonly offset: number;
  readonly reason: string;
  /** Its text, cut after 1000 characters. */
  readonly row: string;
}

/** Reads the record of a line; `undefined` for a blank line and a header, which are none. */
export type ReadRecord = (line: Line) => GoodRecord | BadRecord | undefined;

/** A record with the reason why it can't be scored. */
export function badRecord({ offset, text }: { readonly offset: number; readonly text: string }, reason: string): BadRecord {
  return { offset, reason, row: text.slice(0, EXCERPT_CHARACTERS) };
}

/** Reads JSON objects; members that are no feature are left out. */
export function jsonRecords(fields: readonly InputField[]): ReadRecord {
  return recordsOf(fields, (text) => {
    try {
      const parsed: unknown = JSON.parse(text);
      return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : 'must be a JSON object';
    } catch {
      return 'must be a JSON object';
    }
  });
}

/** Reads CSV rows by the names in the header, which is `header` or else the first line; columns that are no feature are left out. */
export function csvRecords(fields: readonly InputField[], header?: readonly string[]): ReadRecord {
  let columns = header;
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const read = recordsOf(fields, (text) => {
    const cells = csvCells(text);
    if (columns === undefined || cells?.length !== columns.length) {
      return `must have the ${columns?.length ?? 0} columns of the header, got ${cells?.length ?? 'an open quote'}`;
    }
    return Object.fromEntries(columns.map((name, i) => [name, cellValue(cells[i] ?? '', types.get(name))]));
  });
  return (line) => {
    if (line.offset > 0) {
      return read(line);
    }
    columns ??= csvCells(line.bytes.toString('utf8').replace(BYTE_ORDER_MARK, '')) ?? [];
    return undefined;
  };
}

/** @param parse gives the record's members, or what is wrong with its text */
function recordsOf(fields: readonly InputField[], parse: (text: string) => object | string): ReadRecord {
  return ({ offset, bytes, tooLong }) => {
    const raw = bytes.toString('utf8');
    const text = offset === 0 ? raw.replace(BYTE_ORDER_MARK, '') : raw;
    if (text.trim() === '') {
      return undefined;
    }
    const members = tooLong ? `must be shorter than ${MAX_LINE_BYTES} bytes` : isUtf8(bytes) ? parse(text) : 'must be UTF-8';
    return typeof members === 'string' ? badRecord({ offset, text }, `the record ${members}`) : checked(members, fields, offset, text);
  };
}

function checked(members: object, fields: readonly InputField[], offset: number, text: string): GoodRecord | BadRecord {
  const id = ownValue(members, RECORD_ID);
  const problems = fields.flatMap((field) => valueProblems(field, ownValue(members, field.name)).map((rule) => `${field.name} ${rule}`));
  if (!isPlainText(id) || id === '') {
    problems.unshift(`${RECORD_ID} must be a text without quotes, commas and line breaks`);
  }
  return problems.length > 0
    ? badRecord({ offset, text }, problems.join('; '))
    : { offset, id: id as string, values: fields.map(({ name }) => (ownValue(members, name) ?? null) as FeatureValue), text };
}
