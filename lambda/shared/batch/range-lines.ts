import type { Line } from './line-splitter';
import { LineSplitter } from './line-splitter';

/** A piece of a file of `size` bytes, from `start` to before `end`. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

/** Reads the bytes of a file from `first` to `last`, both included. */
export type ReadBytes = (first: number, last: number) => AsyncIterable<Buffer>;

/** How much is read at a time to complete the last line. */
const READ_ON_BYTES = 64 * 1024;

/**
 * The lines that begin in a span: a line that began before is left out, the last one is completed from behind the span.
 *
 * So the lines of all spans of a file are the lines of the file, each once, wherever it is cut.
 */
export async function* rangeLines(read: ReadBytes, { start, end, size }: ByteSpan): AsyncGenerator<Line[]> {
  // The byte before tells whether a line begins at `start`: what the splitter finds there is the end of an earlier line.
  const from = Math.max(0, start - 1);
  const splitter = new LineSplitter(from);
  const own = (lines: Line[]): Line[] => lines.filter(({ offset }) => offset >= start);
  for await (const chunk of read(from, end - 1)) {
    yield own(splitter.push(chunk));
  }
  for (let at = end; at < size && !splitter.tooLong && (splitter.unfinished ?? -1) >= start; at += READ_ON_BYTES) {
    for await (const chunk of read(at, Math.min(size, at + READ_ON_BYTES) - 1)) {
      const [completed] = splitter.push(chunk);
      if (completed !== undefined) {
        yield [completed];
        return;
      }
    }
  }
  yield own(splitter.end());
}
