import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { AwsError } from '../core/aws-error';

/** Longest line between two chunks: a size, a signature or a trailer. */
const MAX_LINE_BYTES = 8192;

/**
 * Takes the `aws-chunked` framing off a body and keeps its trailers.
 *
 * The signatures of single chunks are not checked: the connection does not leave the machine.
 */
export class AwsChunkedDecoder extends Transform {
  private pending: Buffer = Buffer.alloc(0);
  /** Bytes left of the current chunk and its line end; `undefined` between chunks. */
  private left?: number;
  private inTrailers = false;

  constructor(private readonly trailers: Record<string, string>) {
    super();
  }

  override _transform(data: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, data]) : data;
    try {
      while (this.left === undefined ? this.readLine() : this.readData()) {
        // Each step takes its part off `pending`.
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    done(this.inTrailers ? null : new AwsError('IncompleteBody', 'The request body terminated unexpectedly'));
  }

  private readLine(): boolean {
    const end = this.pending.indexOf('\r\n');
    if (end < 0) {
      if (this.pending.length > MAX_LINE_BYTES) {
        throw new AwsError('InvalidRequest', 'aws-chunked framing has a line that is too long');
      }
      return false;
    }
    const line = this.pending.toString('latin1', 0, end);
    this.pending = this.pending.subarray(end + 2);
    if (this.inTrailers) {
      this.addTrailer(line);
      return true;
    }
    const size = /^([0-9a-f]+)(;|$)/i.exec(line)?.[1];
    if (size === undefined) {
      throw new AwsError('InvalidRequest', `aws-chunked framing needs the size of a chunk, got ${line}`);
    }
    if (Number.parseInt(size, 16) === 0) {
      this.inTrailers = true;
    } else {
      this.left = Number.parseInt(size, 16) + 2;
    }
    return true;
  }

  private readData(): boolean {
    const left = this.left ?? 0;
    const taken = this.pending.subarray(0, left);
    this.pending = this.pending.subarray(taken.length);
    this.left = left === taken.length ? undefined : left - taken.length;
    // The last two bytes of each chunk are its line end.
    const data = taken.subarray(0, Math.max(0, Math.min(taken.length, left - 2)));
    if (data.length > 0) {
      this.push(data);
    }
    return this.pending.length > 0;
  }

  private addTrailer(line: string): void {
    const colon = line.indexOf(':');
    if (colon > 0) {
      this.trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
    }
  }
}
