import type { SchemaElement } from 'hyparquet';
import type { Value } from '../../profile/schema';

/** Dates and times as ISO 8601 text, the way they are written in other files; the rest of hyparquet's parsers stay as they are. */
export const TEXT_PARSERS = {
  dateFromDays: (days: number): string => isoText(days * 86_400_000).slice(0, 10),
  timestampFromMilliseconds: (millis: bigint): string => isoText(Number(millis)),
  timestampFromMicroseconds: (micros: bigint): string => isoText(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos: bigint): string => isoText(Number(nanos / 1_000_000n)),
};

/**
 * A value of a Parquet column as one of a row: whole numbers beyond 2^53 as text, decimals as the number next to them, bytes that are no text in
 * hexadecimal digits, lists and structures by the text of their JSON.
 */
export function parquetValue(value: unknown, { converted_type, scale = 0 }: SchemaElement): Value {
  switch (typeof value) {
    case 'number':
      // The reader multiplies by an inexact power of ten.
      return converted_type === 'DECIMAL' && Number.isFinite(value) ? Number(value.toFixed(scale)) : value;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'object':
      return value === null ? null : value instanceof Uint8Array ? hexadecimal(value) : JSON.stringify(value, plain);
    default:
      return value as Value;
  }
}

/** A part of a list or a structure that JSON has no form for. */
function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? parquetValue(value, { name: '' }) : value instanceof Uint8Array ? hexadecimal(value) : value;
}

function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** A time that no calendar date stands for is left as its number. */
function isoText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? `${milliseconds} ms` : date.toISOString();
}
