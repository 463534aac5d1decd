import type { ColumnType } from '../../lib/config/model-spec';

/** A value of a good row; `undefined` is an empty optional one, a timestamp is in milliseconds since 1970 (UTC). */
export type Value = number | string | boolean | undefined;

/** Reads the text of a value; `undefined` if the text is none of the type. */
export type ReadValue = (text: string) => Value;

const INTEGER = /^[+-]?\d+$/;
const DOUBLE = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const TIMESTAMP = /^(\d{4})([-/])(\d{2})\2(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };
const MINUTE_MS = 60_000;

/** Readers by type. */
export const READERS: Readonly<Record<ColumnType, ReadValue>> = {
  integer: (text) => {
    const value = INTEGER.test(text) ? Number(text) : NaN;
    return Number.isSafeInteger(value) ? value : undefined;
  },
  double: (text) => {
    const value = DOUBLE.test(text) ? Number(text) : NaN;
    return Number.isFinite(value) ? value : undefined;
  },
  string: (text) => text,
  boolean: (text) => BOOLEANS[text.toLowerCase()],
  timestamp: readTimestamp,
};

/** `YYYY-MM-DD[ T]hh:mm[:ss[.sss]][zone]`, also with slashes; without a zone it is taken as it is. Days that no calendar has are none. */
export function readTimestamp(text: string): number | undefined {
  const match = TIMESTAMP.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, , month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0')),
  );
  const date = new Date(time);
  const exists =
    date.getUTCDate() === Number(day) &&
    date.getUTCMonth() === Number(month) - 1 &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  return exists ? time - offsetMs(zone) : undefined;
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') {
    return 0;
  }
  const [hours, minutes] = zone.slice(1).split(':');
  return (zone.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
