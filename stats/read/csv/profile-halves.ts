import { merge } from '../../profile/merge';
import type { Profile } from '../../profile/profile';
import { ColumnSet } from '../columns/column-set';
import { DataError } from '../data-error';
import { feedRange } from '../feed';
import { markLength } from '../format';
import { readBytes } from '../read-bytes';
import { RecordBuffer } from '../record-buffer';
import type { Job } from '../thread/job';
import type { RunningJob } from '../thread/worker';
import { startWorker } from '../thread/worker';
import { CsvReader } from './csv-reader';
import { readHeader } from './header';

/** Bytes around the middle in which a line has to end. */
const MIDDLE = 1 << 16;

/** A CSV file that is open. */
export interface OpenCsv {
  readonly file: string;
  readonly descriptor: number;
  readonly size: number;
  /** Its first bytes. */
  readonly head: Buffer;
  /** Code of the delimiter. */
  readonly delimiter: number;
}

/**
 * Profiles a CSV file in two threads, the second half from the first line break after the middle on.
 *
 * Whether that line break is within quotes shows when the first half is read: if it is, the second thread's work is thrown away and this one
 * reads on. `undefined` when the file has no place to halve it.
 */
export async function profileHalves(csv: OpenCsv, options: Job['options'], onRead: (bytes: number) => void): Promise<Profile | undefined> {
  const { file, descriptor, size, head, delimiter } = csv;
  const header = readHeader(file, head, markLength(head), head.length, delimiter);
  const middle = Math.floor(size / 2);
  const lineEnd = readBytes(descriptor, middle, MIDDLE).indexOf('\n');
  if (!header || lineEnd < 0 || header.next > middle) {
    return undefined;
  }
  const start = middle + lineEnd + 1;
  const read = { first: 0, second: 0 };
  const tell = (part: Partial<typeof read>): void => {
    Object.assign(read, part);
    onRead(Math.min(size, read.first + read.second));
  };
  const second = startWorker({ path: file, options, part: { start, end: size, columns: header.columns, delimiter } }, (bytes) => {
    tell({ second: bytes });
  });
  const columns = new ColumnSet(options);
  const reader = new CsvReader({ file, delimiter, columns: header.columns, line: 1 + header.lines }, columns);
  const buffer = new RecordBuffer(file, reader);
  const onFirst = (first: number): void => {
    tell({ first });
  };
  try {
    await feedRange(descriptor, buffer, header.next, start, onFirst);
    if (buffer.pending === 0 && reader.isBetweenRecords) {
      buffer.finish();
      return merge(columns.profile(), await fromLine(second, reader.line));
    }
    await feedRange(descriptor, buffer, start, size, onFirst);
    buffer.finish();
    return columns.profile();
  } finally {
    await second.stop();
  }
}

/** The profile of a part that starts at `line`. */
async function fromLine(job: RunningJob, line: number): Promise<Profile> {
  try {
    return await job.profile;
  } catch (error) {
    if (!(error instanceof DataError)) {
      throw error;
    }
    const { place, rule, got } = error;
    throw new DataError({ ...place, line: place.line && place.line + line - 1 }, rule, got);
  }
}
