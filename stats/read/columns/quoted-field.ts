import { QUOTE } from '../csv/characters';

/** Whether the field at bytes `start` to `end` is in quotes. */
export function isQuoted(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === QUOTE && end > start;
}

/** What a field in quotes holds: the bytes between them, of two quotes in a row one. */
export function unquoted(bytes: Buffer, start: number, end: number): Buffer {
  const inner = bytes.subarray(start + 1, end - 1);
  return inner.includes(QUOTE) ? Buffer.from(inner.toString('latin1').replaceAll('""', '"'), 'latin1') : inner;
}
