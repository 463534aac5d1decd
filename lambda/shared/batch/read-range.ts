import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { InputField } from '../input-field';
import { csvCells } from './csv-line';
import type { Line } from './line-splitter';
import { MAX_LINE_BYTES, splitLines } from './line-splitter';
import type { BatchRange } from './plan';
import type { ReadBytes } from './range-lines';
import { rangeLines } from './range-lines';
import type { BadRecord, GoodRecord } from './records';
import { csvRecords, jsonRecords } from './records';

const s3 = new S3Client({});

/** The records of a range, in their order. */
export async function* readRange(bucket: string, range: BatchRange, fields: readonly InputField[]): AsyncGenerator<GoodRecord | BadRecord> {
  const bytes = objectBytes(bucket, range);
  const read = range.format === 'jsonl' ? jsonRecords(fields) : csvRecords(fields, await headerOf(bytes, range));
  for await (const lines of range.compressed ? unzippedLines(bytes, range) : rangeLines(bytes, range)) {
    for (const line of lines) {
      const record = read(line);
      if (record !== undefined) {
        yield record;
      }
    }
  }
}

/** Reads the file that was planned: throws when another one has taken its place. */
function objectBytes(bucket: string, { key, etag }: BatchRange): ReadBytes {
  return async function* (first, last) {
    yield* await open(bucket, key, etag, `bytes=${first}-${last}`);
  };
}

async function open(Bucket: string, Key: string, IfMatch: string, Range: string): Promise<AsyncIterable<Buffer>> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, IfMatch, Range }));
    return Body as Readable;
  } catch (error) {
    throw (error as Error).name === 'PreconditionFailed'
      ? new Error(`s3://${Bucket}/${Key} must not change while it is scored: start the batch again`, { cause: error })
      : error;
  }
}

async function* unzippedLines(read: ReadBytes, { key, size }: BatchRange): AsyncGenerator<Line[]> {
  const file = Readable.from(read(0, size - 1));
  const text = file.pipe(createGunzip());
  file.on('error', (error) => text.destroy(error));
  try {
    yield* splitLines(text);
  } catch (error) {
    // By its code alone: an error of Node's core is of another realm's class under some test runners.
    throw String((error as NodeJS.ErrnoException).code).startsWith('Z_')
      ? new Error(`${key} must be a whole gzip file: ${(error as Error).message}`, { cause: error })
      : error;
  }
}

/** Names of the columns for a range that does not begin with them. */
async function headerOf(read: ReadBytes, { key, start, size }: BatchRange): Promise<string[] | undefined> {
  if (start === 0) {
    return undefined;
  }
  for await (const [line] of rangeLines(read, { start: 0, end: 1, size: Math.min(size, MAX_LINE_BYTES) })) {
    if (line !== undefined) {
      return csvCells(line.bytes.toString('utf8').replace(/^\uFEFF/, ''));
    }
  }
  throw new Error(`${key} must begin with a line of column names`);
}
