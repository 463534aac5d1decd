import { gunzipSync } from 'node:zlib';
import { flights } from '../../config/datasets/flights';
import type { DeliveredFile } from './flight-files';

/** Delay from which a flight is late, in minutes: more than a quarter of an hour, as `features.sql` has it. */
const LATE_FROM = 16;

/** Which flights of a day's file arrived late, 0 or 1 by record id. Rows that break the contract are not known to the platform and left out. */
export function outcomes({ body }: DeliveredFile): Map<string, number> {
  // The magic number of gzip.
  const text = (body.readUInt16BE(0) === 0x1f8b ? gunzipSync(body) : body).toString('utf8');
  const delays = new Map<string, number[]>();
  for (const line of text.split('\n').slice(1)) {
    const [date = '', delay = '', distance = '', origin = '', destination = ''] = line.split(',');
    if (date !== '' && withinContract(Number(delay))) {
      const flight = `${date.slice(0, 10)}T${date.slice(11, 16)}-${origin}-${destination}-${distance}`;
      delays.set(flight, [...(delays.get(flight) ?? []), Number(delay)]);
    }
  }
  // Repeats of a flight are numbered in the order of their delays.
  return new Map(
    [...delays].flatMap(([flight, found]) =>
      found.sort((a, b) => a - b).map((delay, repeat): [string, number] => [`${flight}-${repeat + 1}`, delay >= LATE_FROM ? 1 : 0]),
    ),
  );
}

const { min = -Infinity, max = Infinity } = flights.columns.find(({ name }) => name === 'delay') ?? {};

function withinContract(delay: number): boolean {
  return delay >= min && delay <= max;
}
