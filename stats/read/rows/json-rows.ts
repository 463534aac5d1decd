import { DataError } from '../data-error';
import { jsonValue } from '../json/json-value';
import type { RecordReader } from '../record-reader';
import { requireUtf8 } from '../utf8';
import type { TakeRow } from './data-row';
import { noColumn, present } from './data-row';

/** Rows of JSON Lines: an object a line, whose members are columns; a member that is absent is missing. */
export class JsonRows implements RecordReader {
  private line = 1;
  private readonly names = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly columns: readonly string[],
    private readonly take: TakeRow,
  ) {}

  read(bytes: Buffer, start: number, end: number, last: boolean): number {
    let position = start;
    for (let next = bytes.indexOf('\n', position) + 1; next > 0 && next <= end; next = bytes.indexOf('\n', position) + 1) {
      requireUtf8(this.file, bytes, position, next, this.line);
      const text = bytes.toString('utf8', position, next).trim();
      if (text !== '') {
        this.row(text);
      }
      this.line += 1;
      position = next;
    }
    const missing = last && this.names.size > 0 ? this.columns.find((name) => !this.names.has(name)) : undefined;
    if (missing !== undefined) {
      throw noColumn(this.file, missing, this.names);
    }
    return position;
  }

  private row(text: string): void {
    const members = new Map<string, unknown>(Object.entries(this.object(text)));
    for (const name of members.keys()) {
      this.names.add(name);
    }
    const values = this.columns.map((name) => {
      const value = jsonValue(members.get(name));
      return value === null || value === undefined ? null : present(String(value));
    });
    this.take({ line: this.line, values });
  }

  private object(text: string): object {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new DataError({ file: this.file, line: this.line }, 'a line must be a JSON object', text);
    }
    return value;
  }
}
