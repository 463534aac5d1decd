import { DataError } from '../data-error';
import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './characters';

/** A record of CSV as text. */
export interface TextRecord {
  readonly fields: readonly string[];
  /** The byte after the record. */
  readonly next: number;
  /** Lines that it takes. */
  readonly lines: number;
}

/** The record that starts at `start`, without quotes; `undefined` when it does not end before `end`. */
export function firstRecord(file: string, bytes: Buffer, start: number, end: number, delimiter: number): TextRecord | undefined {
  const fields: string[] = [];
  let lines = 1;
  let quoted = false;
  for (let i = start, field = start; i < end; i += 1) {
    const code = bytes[i];
    if (code === QUOTE && bytes[field] === QUOTE) {
      quoted = !quoted;
    } else if (code === LINE_FEED && quoted) {
      lines += 1;
    } else if ((code === delimiter || code === LINE_FEED) && !quoted) {
      const atEnd = code === LINE_FEED;
      const text = bytes.toString('utf8', field, atEnd && bytes[i - 1] === CARRIAGE_RETURN && i > field ? i - 1 : i);
      fields.push(unquotedText(file, text, fields.length));
      field = i + 1;
      if (atEnd) {
        return { fields, next: i + 1, lines };
      }
    }
  }
  return undefined;
}

function unquotedText(file: string, text: string, index: number): string {
  if (!text.includes('"')) {
    return text;
  }
  if (!/^"(?:[^"]|"")*"$/.test(text)) {
    throw new DataError({ file, line: 1, column: index + 1 }, 'a field with a quote in it must be quoted', text);
  }
  return text.slice(1, -1).replaceAll('""', '"');
}
