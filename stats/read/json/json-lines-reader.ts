import type { Value } from '../../profile/schema';
import type { ColumnSet } from '../columns/column-set';
import { DataError } from '../data-error';
import type { PartReader } from '../record-reader';
import { requireUtf8 } from '../utf8';
import { jsonValue } from './json-value';

const LINE_FEED = 0x0a;

/** Profiles JSON Lines: an object a line, whose members are columns. A value that is an object or a list counts by the text of its JSON. */
export class JsonLinesReader implements PartReader {
  readonly isBetweenRecords = true;

  /** @param line Line of the first byte. */
  constructor(
    private readonly file: string,
    private readonly columns: ColumnSet,
    public line = 1,
  ) {}

  read(bytes: Buffer, start: number, end: number): number {
    let position = start;
    for (let next = bytes.indexOf(LINE_FEED, position) + 1; next > 0 && next <= end; next = bytes.indexOf(LINE_FEED, position) + 1) {
      requireUtf8(this.file, bytes, position, next, this.line);
      const text = bytes.toString('utf8', position, next).trim();
      if (text !== '') {
        this.add(text);
      }
      this.line += 1;
      position = next;
    }
    return position;
  }

  private add(text: string): void {
    for (const [name, value] of Object.entries(this.object(text))) {
      this.columns.column(name)?.addValue(this.value(name, value));
    }
    this.columns.addRows(1);
  }

  private value(name: string, value: unknown): Value {
    try {
      return jsonValue(value);
    } catch {
      throw new DataError({ file: this.file, line: this.line, column: name }, 'a value must not be nested so deep');
    }
  }

  private object(text: string): object {
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new DataError({ file: this.file, line: this.line }, 'a line must be a JSON object', text);
    }
    return value;
  }
}

/** `undefined` when the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
