import { readSync } from 'node:fs';
import { delimiterCode, sniffDelimiter } from '../csv/delimiter';
import { DataError } from '../data-error';
import { feedGzip, feedRange } from '../feed';
import type { Format } from '../format';
import { detectFormat, isGzip, markLength } from '../format';
import { withFile } from '../open-file';
import type { OnProgress } from '../progress';
import { RecordBuffer } from '../record-buffer';
import type { RecordReader } from '../record-reader';
import { PROFILE_SUFFIX } from '../../profile/profile-file';
import { CsvRows } from './csv-rows';
import type { TakeRow } from './data-row';
import { JsonRows } from './json-rows';
import { parquetRows } from './parquet-rows';

/** Bytes that the format is told by. */
const HEAD = 1 << 16;

/**
 * Reads some columns of a data file, row by row, in fixed memory: CSV, JSON Lines, both also packed with gzip, and Parquet.
 *
 * Throws a `DataError` that names file, line and column for what can't be read without guessing, and with the columns that there are when one is
 * not among them. A file with a header alone has no rows; that is no error.
 */
export async function readRows(path: string, columns: readonly string[], take: TakeRow, onProgress?: OnProgress): Promise<void> {
  if (path.endsWith(PROFILE_SUFFIX)) {
    throw new DataError({ file: path }, 'a profile has no rows, the data file is needed');
  }
  await withFile(path, async (descriptor, size) => {
    const head = Buffer.alloc(Math.min(HEAD, size));
    readSync(descriptor, head, 0, head.length, 0);
    const onRead = (read: number): void => onProgress?.({ read, total: size });
    if (isGzip(head)) {
      return packedRows(path, descriptor, columns, take, onRead);
    }
    const format = detectFormat(path, head);
    if (format === 'parquet') {
      return parquetRows(path, columns, take);
    }
    const buffer = new RecordBuffer(path, rowReader(path, format, head, columns, take));
    await feedRange(descriptor, buffer, markLength(head), size, onRead);
    buffer.finish();
  });
}

async function packedRows(
  path: string,
  descriptor: number,
  columns: readonly string[],
  take: TakeRow,
  onRead: (position: number) => void,
): Promise<void> {
  let buffer: RecordBuffer | undefined;
  const unpack = (part: Buffer): void => {
    if (buffer !== undefined) {
      buffer.add(part);
      return;
    }
    const format = detectFormat(path, part);
    if (format === 'parquet') {
      throw new DataError({ file: path }, 'Parquet must not be packed with gzip');
    }
    buffer = new RecordBuffer(path, rowReader(path, format, part, columns, take));
    buffer.add(part.subarray(markLength(part)));
  };
  await feedGzip(path, descriptor, unpack, onRead);
  if (buffer === undefined) {
    throw new DataError({ file: path, line: 1 }, 'the first line must name the columns, the file is empty');
  }
  buffer.finish();
}

function rowReader(
  file: string,
  format: Exclude<Format, 'parquet'>,
  head: Buffer,
  columns: readonly string[],
  take: TakeRow,
): RecordReader {
  switch (format) {
    case 'csv':
      return new CsvRows(file, delimiterCode(sniffDelimiter(head.subarray(markLength(head)))), columns, take);
    case 'jsonl':
      return new JsonRows(file, columns, take);
    case 'capture':
      throw new DataError({ file }, 'data capture has no labels; use a table of predictions and labels');
  }
}
