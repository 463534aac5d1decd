import { isUtf8 } from 'node:buffer';
import { DataError } from './data-error';

/** Throws a `DataError` when bytes `start` to `end` are not UTF-8; `line` is that of the first byte. */
export function requireUtf8(file: string, bytes: Buffer, start: number, end: number, line: number): void {
  if (isUtf8(bytes.subarray(start, end))) {
    return;
  }
  for (let at = start, number = line; at < end; number += 1) {
    const next = bytes.indexOf('\n', at) + 1 || end;
    const text = bytes.subarray(at, Math.min(next, end));
    if (!isUtf8(text)) {
      throw new DataError({ file, line: number }, 'text must be UTF-8', text.toString().trimEnd());
    }
    at = next;
  }
}
