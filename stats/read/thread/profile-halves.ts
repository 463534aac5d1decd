import { merge } from '../../profile/merge';
import type { Profile } from '../../profile/profile';
import { ColumnSet } from '../columns/column-set';
import type { Layout } from '../create-reader';
import { createReader } from '../create-reader';
import { delimiterCode } from '../csv/delimiter';
import { readHeader } from '../csv/header';
import { DataError } from '../data-error';
import { feedRange } from '../feed';
import { markLength } from '../format';
import { readBytes } from '../read-bytes';
import { RecordBuffer } from '../record-buffer';
import type { Job } from './job';
import type { RunningJob } from './worker';
import { startWorker } from './worker';

const LINE_FEED = 0x0a;
/** Bytes after the middle in which a line has to end. */
const MIDDLE = 1 << 16;

/** A file of records that is open. */
export interface OpenFile {
  readonly file: string;
  readonly descriptor: number;
  readonly size: number;
  /** Its first bytes. */
  readonly head: Buffer;
  readonly layout: Layout;
}

/**
 * Profiles a file in two threads, the second half from the first line break after the middle on.
 *
 * Whether that is where a record ends (a line break within quotes is not) shows when the first half is read. If it is not, or if the second
 * half has other columns, the second thread's work is thrown away and this one reads on, so that the result is that of one thread. `undefined`
 * when the file has no place to be halved.
 */
export async function profileHalves(
  open: OpenFile,
  options: Job['options'],
  onRead: (bytes: number) => void,
): Promise<Profile | undefined> {
  const { file, descriptor, size } = open;
  const begin = afterHeader(open);
  const middle = Math.floor(size / 2);
  const lineEnd = readBytes(descriptor, middle, MIDDLE).indexOf(LINE_FEED);
  if (!begin || lineEnd < 0 || begin.position > middle) {
    return undefined;
  }
  const start = middle + lineEnd + 1;
  let [readHere, readThere] = [0, 0];
  const second = startWorker({ path: file, options, part: { start, end: size, layout: { ...begin.layout, line: 1 } } }, (bytes) => {
    readThere = bytes;
    onRead(Math.min(size, readHere + readThere));
  });
  const onPosition = (position: number): void => {
    readHere = position;
    onRead(Math.min(size, readHere + readThere));
  };
  const columns = new ColumnSet(options);
  const reader = createReader(file, begin.layout, columns, options);
  const buffer = new RecordBuffer(file, reader);
  try {
    await feedRange(descriptor, buffer, begin.position, start, onPosition);
    if (buffer.pending === 0 && reader.isBetweenRecords) {
      const rest = await fromLine(second, reader.line);
      if (sameNames(columns.names, rest)) {
        buffer.finish();
        return merge(columns.profile(), rest);
      }
    }
    await feedRange(descriptor, buffer, start, size, onPosition);
    buffer.finish();
    return columns.profile();
  } finally {
    await second.stop();
  }
}

/** Where the records start, with the names that the header gives; `undefined` when the header does not end in the head. */
function afterHeader({ file, head, layout }: OpenFile): { readonly position: number; readonly layout: Layout } | undefined {
  const mark = markLength(head);
  if (layout.format !== 'csv') {
    return { position: mark, layout };
  }
  const header = readHeader(file, head, mark, head.length, delimiterCode(layout.delimiter));
  return header && { position: header.next, layout: { ...layout, columns: header.columns, line: 1 + header.lines } };
}

function sameNames(names: readonly string[], { columns }: Profile): boolean {
  return names.length === columns.length && columns.every(({ name }, index) => name === names[index]);
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
