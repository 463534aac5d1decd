import { isUtf8 } from 'node:buffer';
import type { ColumnSet } from '../columns/column-set';
import { DataError } from '../data-error';
import type { PartReader } from '../record-reader';
import { CaptureLine } from './capture-line';
import type { CaptureOptions } from './capture-options';
import { CaptureRows } from './capture-rows';
import { UnreadableCapture } from './captured-text';
import { capturedRequest } from './captured-request';

const LINE_FEED = 0x0a;

/**
 * Profiles a file of SageMaker's data capture (JSON Lines): CSV, JSON and BASE64, several rows a request.
 *
 * CSV of one side is read from the bytes; a line with anything else is parsed.
 */
export class CaptureReader implements PartReader {
  /** Lines that are left out because they cannot be read. */
  unreadable = 0;
  readonly isBetweenRecords = true;
  private readonly found = new CaptureLine();
  private readonly rows: CaptureRows;
  private readonly excluded: Buffer | undefined;

  /** @param line Line of the first byte. */
  constructor(
    private readonly file: string,
    columns: ColumnSet,
    private readonly options: CaptureOptions,
    public line = 1,
  ) {
    this.rows = new CaptureRows(columns, options);
    const { excludedInferenceId } = options;
    this.excluded = excludedInferenceId === undefined ? undefined : Buffer.from(JSON.stringify(excludedInferenceId));
  }

  read(bytes: Buffer, start: number, end: number): number {
    const last = Math.max(start, bytes.lastIndexOf(LINE_FEED, end - 1) + 1);
    const isText = isUtf8(bytes.subarray(start, last));
    let position = start;
    // Searched for in all lines at once, because it is rare.
    let excludedAt = this.nextExcluded(bytes, start);
    while (position < last) {
      if (excludedAt < position) {
        excludedAt = this.nextExcluded(bytes, position);
      }
      let next = isText ? this.found.find(bytes, position) : -1;
      if (next < 0 || excludedAt < next || !this.rows.addDirectly(bytes, this.found)) {
        next = bytes.indexOf(LINE_FEED, position) + 1;
        this.parse(bytes.subarray(position, next));
      }
      this.line += 1;
      position = next;
    }
    this.rows.flush(bytes);
    return position;
  }

  private nextExcluded(bytes: Buffer, from: number): number {
    const at = this.excluded ? bytes.indexOf(this.excluded, from) : -1;
    return at < 0 ? Infinity : at;
  }

  private parse(line: Buffer): void {
    const text = line.toString('utf8').trim();
    if (text === '') {
      return;
    }
    try {
      if (!isUtf8(line)) {
        throw new UnreadableCapture('text must be UTF-8');
      }
      const request = capturedRequest(text);
      if (this.excluded === undefined || request.inferenceId !== this.options.excludedInferenceId) {
        this.rows.add(request.rows(this.options.side ?? 'input'));
      }
    } catch (error) {
      this.leaveOut(text, error);
    }
  }

  private leaveOut(text: string, error: unknown): void {
    if (!(error instanceof UnreadableCapture || error instanceof RangeError)) {
      throw error;
    }
    if (this.options.unreadable !== 'count') {
      const rule = error instanceof RangeError ? 'a value must not be nested so deep' : error.message;
      throw new DataError({ file: this.file, line: this.line }, rule, text);
    }
    this.unreadable += 1;
  }
}
