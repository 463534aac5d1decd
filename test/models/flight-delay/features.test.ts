import fc from 'fast-check';
import { flightDelay } from '../../../models/flight-delay/model';
import { trinoSyntaxErrors } from '../trino-syntax';
import type { Flight } from './features-on-duckdb';
import { Features, FEATURES_SQL } from './features-on-duckdb';

let features: Features;

beforeEach(async () => {
  features = await Features.open();
});

afterEach(() => {
  features.close();
});

const flight = (date: string, delay: number, origin = 'AAA', destination = 'BBB', distance = 300): Flight => ({
  date: `2001-01-05 ${date}:00`,
  delay,
  distance,
  origin,
  destination,
});

test('is SQL that Trino can read', () => {
  const sql = FEATURES_SQL.replaceAll('{{from}}', '2001-01-01 00:00:00')
    .replaceAll('{{to}}', '2001-02-01 00:00:00')
    .replaceAll('{{dataset}}', '"flights"');
  expect(trinoSyntaxErrors(sql)).toEqual([]);
  expect(trinoSyntaxErrors(`${sql} QUALIFY 1 = 1`)).not.toEqual([]);
});

test('gives the id, the time, the label and the features of the spec, in this order', async () => {
  await features.set([flight('06:30', 20)]);
  const [row] = await features.rows('2001-01-05', '2001-01-06');
  expect(Object.keys(row ?? {})).toEqual(['record_id', 'event_time', flightDelay.label, ...flightDelay.features.map(({ name }) => name)]);
  expect(row).toMatchObject({
    record_id: '2001-01-05T06:30-AAA-BBB-300-1',
    event_time: '2001-01-05T06:30:00Z',
    late: 1,
    distance: 300,
    departure_minute: 390,
    weekday: 4,
    origin: 'AAA',
    destination: 'BBB',
  });
});

test('an airport without recent flights has the usual figures', async () => {
  await features.set([flight('06:30', 20)]);
  const [row] = await features.rows('2001-01-05', '2001-01-06');
  expect(row).toMatchObject({ origin_late_share: 0.2, origin_mean_delay: 13, destination_late_share: 0.2, destination_mean_delay: 13 });
});

test('counts at the origin what became known in the two hours before the hour of departure', async () => {
  // 300 miles: 70 minutes. Known at 08:10 and, 47 minutes late, at 08:57.
  await features.set([
    flight('07:00', 0),
    flight('07:00', 47, 'AAA', 'CCC'),
    ...['08:59', '09:00', '10:59', '11:00'].map((at) => flight(at, 0)),
  ]);
  const rows = await features.rows('2001-01-05', '2001-01-06');
  const share = (at: string) => rows.find(({ record_id }) => String(record_id).includes(`T${at}-AAA-BBB`))?.['origin_late_share'];
  expect(share('08:59')).toBe(0.2);
  expect(share('09:00')).toBeCloseTo((1 + 0.2) / (2 + 1), 12);
  expect(share('10:59')).toBeCloseTo((1 + 0.2) / (2 + 1), 12);
});

test('moves outcomes by the difference of clocks before they count at the destination', async () => {
  // 300 miles: at most one hour apart. Known at the origin at 08:10, at the destination's clock at 09:10 at the latest, read there one hour earlier.
  await features.set([flight('07:00', 30), ...['10:30', '11:30', '12:30'].map((at) => flight(at, 0))]);
  const rows = await features.rows('2001-01-05', '2001-01-06');
  const minutes = (at: string) => rows.find(({ record_id }) => String(record_id).includes(`T${at}`))?.['destination_mean_delay'];
  expect([minutes('10:30'), minutes('11:30'), minutes('12:30')]).toEqual([13, (30 + 13) / 2, 13]);
});

test('numbers flights that repeat exactly', async () => {
  await features.set([flight('06:30', 20), flight('06:30', 20), flight('06:30', -5)]);
  const rows = await features.rows('2001-01-05', '2001-01-06');
  expect(rows.map(({ record_id, late }) => [record_id, late])).toEqual([
    ['2001-01-05T06:30-AAA-BBB-300-1', 0],
    ['2001-01-05T06:30-AAA-BBB-300-2', 1],
    ['2001-01-05T06:30-AAA-BBB-300-3', 1],
  ]);
});

test('no change of a flight after the hour of a decision changes the features of the decision', async () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const anyFlight = fc.record({
    hour,
    minute: fc.integer({ min: 0, max: 59 }),
    delay: fc.integer({ min: -30, max: 300 }),
    origin: fc.constantFrom('AAA', 'BBB', 'CCC'),
    destination: fc.constantFrom('AAA', 'BBB', 'CCC'),
    distance: fc.constantFrom(100, 800, 2500),
  });
  const two = (value: number) => String(value).padStart(2, '0');
  const toFlight = ({ hour, minute, ...rest }: { hour: number; minute: number } & Omit<Flight, 'date'>): Flight => ({
    ...rest,
    date: `2001-01-05 ${two(hour)}:${two(minute)}:00`,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyFlight, { minLength: 4, maxLength: 25 }),
      fc.array(anyFlight, { maxLength: 6 }),
      hour,
      async (flights, others, decision) => {
        const past = flights.filter((each) => each.hour <= decision).map(toFlight);
        // A departed flight whose outcome is still unknown at the decision may end in any way that is unknown then, too.
        const changed = past.map((each) => (arrival(each) >= decision * 60 ? { ...each, delay: each.delay + 90 } : each));
        await features.set([...past, ...flights.filter((each) => each.hour > decision).map(toFlight)]);
        const before = await features.rows('2001-01-05', '2001-01-06');
        await features.set([...changed, ...others.filter((each) => each.hour > decision).map(toFlight)]);
        const after = await features.rows('2001-01-05', '2001-01-06');
        expect(withoutOutcome(after, decision)).toEqual(withoutOutcome(before, decision));
      },
    ),
    { numRuns: 15 },
  );
});

test('a day has the same features whether it is computed alone or with its month', async () => {
  await features.addReal('2001-01-01', '2001-02-03');
  const alone = await features.rows('2001-02-01', '2001-02-02');
  const together = await features.rows('2001-01-20', '2001-02-02');
  expect(alone.length).toBe(17_110);
  expect(together.filter(({ event_time }) => String(event_time) >= '2001-02-01')).toEqual(alone);
  expect(new Set(together.map(({ record_id }) => record_id)).size).toBe(together.length);
}, 30_000);

/** Minute of the day at which the outcome is known, on the origin's clock. */
function arrival({ date, distance, delay }: Flight): number {
  return Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16)) + Math.floor(30 + distance / 7.5) + Math.max(delay, 0);
}

/** Features of the decisions up to an hour; ids and labels of flights that repeat depend on the order of their outcomes. */
function withoutOutcome(rows: readonly Readonly<Record<string, string | number>>[], decision: number): string[] {
  return rows
    .filter(({ event_time }) => Number(String(event_time).slice(11, 13)) <= decision)
    .map((row) => JSON.stringify(flightDelay.features.map(({ name }) => row[name])))
    .sort();
}
