/** A line of a file, without its line end. */
export interface Line {
  /** Place of its first byte in the file. */
  readonly offset: number;
  /** Its bytes; only the first of them when it is too long. */
  readonly bytes: Buffer;
  /** The line is longer than any record may be. */
  readonly tooLong: boolean;
}

/** A longer line is no record; it bounds the memory. */
export const MAX_LINE_BYTES = 1024 * 1024;
/** What is kept of a line that is too long. */
const EXCERPT_BYTES = 1000;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Cuts bytes into lines that end with LF or CRLF, in constant memory. */
export class LineSplitter {
  private pieces: Buffer[] = [];
  private length = 0;

  /** @param offset place of the first byte in the file */
  constructor(private offset: number) {}

  /** Place of the first byte of the line that is not complete; `undefined` when there is none. */
  get unfinished(): number | undefined {
    return this.length === 0 ? undefined : this.offset;
  }

  /** Whether the line that is not complete is longer than any record may be. */
  get tooLong(): boolean {
    return this.length > MAX_LINE_BYTES;
  }

  /** The lines that a chunk completes. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      this.hold(chunk.subarray(from, end));
      lines.push(this.finish());
      from = end + 1;
    }
    this.hold(chunk.subarray(from));
    return lines;
  }

  /** The last line, which needs no line end. */
  end(): Line[] {
    return this.length === 0 ? [] : [this.finish()];
  }

  private hold(piece: Buffer): void {
    if (piece.length === 0) {
      return;
    }
    if (!this.tooLong) {
      this.pieces.push(piece);
    }
    this.length += piece.length;
    if (this.tooLong) {
      this.pieces = [Buffer.concat(this.pieces).subarray(0, EXCERPT_BYTES)];
    }
  }

  private finish(): Line {
    const [first = Buffer.alloc(0), ...others] = this.pieces;
    const bytes = others.length === 0 ? first : Buffer.concat(this.pieces);
    const line = {
      offset: this.offset,
      bytes: bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes,
      tooLong: this.tooLong,
    };
    this.offset += this.length + 1;
    this.pieces = [];
    this.length = 0;
    return line;
  }
}

/** All lines of a stream, as many at a time as a chunk completes. */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter(0);
  for await (const chunk of chunks) {
    yield splitter.push(chunk);
  }
  yield splitter.end();
}
