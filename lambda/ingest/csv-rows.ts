import { CsvError, parse } from 'csv-parse';
import { Readable, pipeline } from 'node:stream';
import { FileRejected } from './file-rejected';

/** A record longer than this is no row; it bounds the memory. */
const MAX_RECORD_BYTES = 1024 * 1024;

/** One record of a CSV file. */
export interface CsvRow {
  readonly fields: readonly string[];
  /** The record as it stands in the file, without the line end. */
  readonly raw: string;
  /** Line on which the record ends; the first line is 1. */
  readonly lastLine: number;
}

interface ParsedRecord {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/**
 * Records of a CSV file (RFC 4180, any line end, blank lines left out), the header first.
 *
 * Throws `FileRejected` for what can't be told apart into records: a quote that is never closed, a record over 1 MiB.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const parser = parse({
    info: true,
    raw: true,
    // A row with too few fields or a stray quote is a bad row, which the row rules judge; it is no bad file.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_BYTES,
  });
  pipeline(Readable.from(text), parser, ignoreEnd);
  try {
    for await (const { record, raw, info } of parser as AsyncIterable<ParsedRecord>) {
      yield { fields: record, raw: raw.trim(), lastLine: info.lines };
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new FileRejected(`the file is no CSV: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/** The reader of the parser gets the error; `pipeline` only wants somebody to tell. */
function ignoreEnd(): void {
  return;
}
