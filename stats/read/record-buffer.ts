import { DataError } from './data-error';
import type { RecordReader } from './record-reader';

/** Bytes that are read at once: they and what is found in them stay in the processor's cache. */
const CHUNK = 1 << 18;
/** Longest record. */
const LONGEST = 1 << 24;
const LINE_FEED = 0x0a;

/** Hands bytes to a reader in whole records, from one buffer that is filled again and again. */
export class RecordBuffer {
  private bytes: Buffer;
  private start = 0;
  private end = 0;

  /** @param chunk Size of the buffer in bytes; it grows when a record does not fit. */
  constructor(
    private readonly file: string,
    private readonly reader: RecordReader,
    chunk = CHUNK,
  ) {
    this.bytes = Buffer.allocUnsafe(chunk);
  }

  /** Bytes that are not read yet: the start of a record. */
  get pending(): number {
    return this.end - this.start;
  }

  /** Where the next bytes are to be written: never empty. */
  space(): Buffer {
    if (this.start > 0) {
      this.bytes.copyWithin(0, this.start, this.end);
      this.end -= this.start;
      this.start = 0;
    }
    if (this.end === this.bytes.length) {
      if (this.end >= LONGEST) {
        throw new DataError({ file: this.file }, `a record must be shorter than ${LONGEST} bytes (an open quote?)`);
      }
      this.bytes = Buffer.concat([this.bytes], 2 * this.end);
    }
    return this.bytes.subarray(this.end);
  }

  /** Reads what is complete after `length` bytes were written to `space()`. */
  filled(length: number): void {
    this.end += length;
    this.start = this.reader.read(this.bytes, this.start, this.end, false);
  }

  /** Adds bytes that are elsewhere. */
  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const space = this.space();
      const part = bytes.subarray(at, at + space.length);
      space.set(part);
      at += part.length;
      this.filled(part.length);
    }
  }

  /** Reads what is left; the last record's line feed may be missing. */
  finish(): void {
    if (this.end > this.start && this.bytes[this.end - 1] !== LINE_FEED) {
      this.space()[0] = LINE_FEED;
      this.end += 1;
    }
    this.start = this.reader.read(this.bytes, this.start, this.end, true);
  }
}
