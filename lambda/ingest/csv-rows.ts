import { CsvError, parse } from 'csv-parse';
import { promisify } from 'node:util';
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
  readonly record: readonly string[];
  readonly raw: string;
}

/**
 * Records of a CSV file (RFC 4180, any line end, blank lines left out), the header first; together those that end in one chunk of text,
 * because to wait for each takes longer than to read it.
 *
 * Throws `FileRejected` for what can't be told apart into records: a quote that is never closed, a record over 1 MiB.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<readonly CsvRow[]> {
  let rows: CsvRow[] = [];
  const parser = parse({
    raw: true,
    // A row with too few fields or a stray quote is a bad row, which the row rules judge; it is no bad file.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_BYTES,
    // Takes each record as it is found; null keeps it out of the parser's own stream. Its type leaves out what `raw` adds.
    on_record: (found: unknown, { lines }) => {
      const { record, raw } = found as ParsedRecord;
      rows.push({ fields: record, raw: raw.trim(), lastLine: lines });
      return null;
    },
  });
  // `told` throws what is wrong; without a listener the event would end the process.
  parser.on('error', () => undefined);
  for await (const chunk of text) {
    await told((done) => parser.write(chunk, done));
    yield rows;
    rows = [];
  }
  await told((done) => parser.end(done));
  yield rows;
}

/** Waits until the parser has taken what it is told. */
async function told(tell: (done: (error?: Error | null) => void) => void): Promise<void> {
  try {
    await promisify(tell)();
  } catch (error) {
    if (error instanceof CsvError) {
      throw new FileRejected(`the file is no CSV: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
