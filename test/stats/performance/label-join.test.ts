import fc from 'fast-check';
import { addDays } from '../../../lambda/shared/days';
import type { JoinRecord, JoinSide } from '../../../stats/performance/join-record';
import { unreadableRecord } from '../../../stats/performance/join-record';
import type { JoinedDays } from '../../../stats/performance/joined-days';
import { NOTHING_JOINED, mergeJoined } from '../../../stats/performance/joined-days';
import { LabelJoin } from '../../../stats/performance/label-join';

const WINDOW = '2001-02-08';
const RULES = { window: WINDOW, horizonDays: 7, decisionThreshold: 0.5 };

type Added = readonly [side: JoinSide, day: string, record: JoinRecord];

function joined(records: readonly Added[]): JoinedDays {
  const join = new LabelJoin(RULES);
  records.forEach((record) => {
    join.add(...record);
  });
  return join.result();
}

const prediction = (id: string, values: number[], day = WINDOW): Added => [
  'predictions',
  day,
  { id, order: `${day}T10:00:00Z/${id}`, values },
];
const label = (id: string, values: number[], day = addDays(WINDOW, 1), file = 'a'): Added => [
  'labels',
  day,
  { id, order: `${day.replaceAll('-', '/')}/00/${file}.jsonl#000000001`, values },
];

test('a label finds its row by the order of the request', () => {
  const { days } = joined([prediction('x', [0.9, 0.8, 0.1]), label('x', [1, 0, 0])]);
  expect(days[WINDOW]).toMatchObject({
    predictions: { requests: 1, rows: 3, unreadable: 0 },
    labels: { requests: 1, rows: 3, late: 0, duplicates: 0, mismatched: 0 },
    scores: { confusion: { truePositives: 1, falsePositives: 1, trueNegatives: 1, falseNegatives: 0 } },
  });
});

test('of several labels the last collected counts, by hour, file and line', () => {
  const { days } = joined([
    prediction('x', [0.9]),
    label('x', [1], WINDOW, 'z'),
    label('x', [0], addDays(WINDOW, 1), 'b'),
    label('x', [1], addDays(WINDOW, 1), 'a'),
  ]);
  expect(days[WINDOW]?.labels).toMatchObject({ requests: 1, duplicates: 2 });
  expect(days[WINDOW]?.scores.confusion).toMatchObject({ falsePositives: 1, truePositives: 0 });
});

test('a file that is read twice makes no duplicate', () => {
  expect(joined([prediction('x', [0.9]), label('x', [1]), label('x', [1])]).days[WINDOW]?.labels).toMatchObject({ duplicates: 0 });
});

test('a late label belongs to the day of its prediction', () => {
  const day = addDays(WINDOW, -3);
  const { days } = joined([prediction('x', [0.9], day), label('x', [1], WINDOW)]);
  expect(days[day]?.labels).toMatchObject({ requests: 1, rows: 1, late: 1 });
});

test('a label on the next day is not late', () => {
  expect(joined([prediction('x', [0.9]), label('x', [1])]).days[WINDOW]?.labels.late).toBe(0);
});

test('a label past the horizon does not count, even if it is the last', () => {
  const day = addDays(WINDOW, -7);
  const { days } = joined([prediction('x', [0.9], day), label('x', [1], WINDOW), label('x', [0], addDays(WINDOW, 1))]);
  expect(days[day]).toMatchObject({ labels: { requests: 1, duplicates: 0 }, scores: { confusion: { truePositives: 1 } } });
});

test('labels without a prediction are orphans of the day on which they were collected', () => {
  const { collected, days } = joined([
    prediction('x', [0.9]),
    label('x', [1], WINDOW),
    label('unknown', [1], WINDOW),
    label('unknown', [0], WINDOW, 'b'),
    label('older', [1], addDays(WINDOW, -1)),
  ]);
  expect(collected).toEqual({ requests: 2, orphans: 1, unreadable: 0 });
  expect(days[WINDOW]?.predictions.requests).toBe(1);
});

test('a request with more or fewer labels than predictions is an error of its own, and no row of it counts', () => {
  const { days } = joined([prediction('x', [0.9, 0.1]), label('x', [1]), prediction('y', [0.9]), label('y', [1, 0])]);
  expect(days[WINDOW]?.labels).toEqual({ requests: 0, rows: 0, late: 0, duplicates: 0, mismatched: 2 });
  expect(days[WINDOW]?.scores.positives).toEqual({});
});

test('the last prediction with an inference id counts', () => {
  const again: Added = ['predictions', WINDOW, { id: 'x', order: `${WINDOW}T11:00:00Z/x`, values: [0.1] }];
  expect(joined([again, prediction('x', [0.9]), label('x', [1])]).days[WINDOW]).toMatchObject({
    predictions: { requests: 1 },
    scores: { confusion: { falseNegatives: 1, truePositives: 0 } },
  });
});

test('unreadable lines are counted: captures by their day, labels by that of collection', () => {
  const { days, collected } = joined([
    ['predictions', WINDOW, unreadableRecord('a#1')],
    ['predictions', WINDOW, unreadableRecord('a#1')],
    ['labels', WINDOW, unreadableRecord('a#1')],
    ['labels', addDays(WINDOW, 1), unreadableRecord('b#1')],
  ]);
  expect(days[WINDOW]?.predictions).toEqual({ requests: 0, rows: 0, unreadable: 1 });
  expect(collected.unreadable).toBe(1);
});

const anyId = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
const anyValues = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 2 });
const anyAdded: fc.Arbitrary<Added> = fc.oneof(
  fc.tuple(anyId, anyValues, fc.integer({ min: -7, max: 0 })).map(([id, values, back]) => prediction(id, values, addDays(WINDOW, back))),
  fc
    .tuple(anyId, anyValues, fc.integer({ min: -7, max: 1 }), fc.constantFrom('a', 'b'))
    // One line of one file says one thing.
    .map(([id, values, back, file]) => label(id, values, addDays(WINDOW, back), `${file}${values.join('')}`)),
  fc.integer({ min: 1, max: 3 }).map((line): Added => ['labels', WINDOW, unreadableRecord(`f#${line}`)]),
);
/** Records that are one another's copies have one content: a prediction is known by its id and day. */
const anyRecords = fc.uniqueArray(anyAdded, { maxLength: 25, selector: ([side, , { id, order }]) => `${side}/${id}/${order}` });

test('any order of the files gives the same, and so does reading some twice', () => {
  fc.assert(
    fc.property(anyRecords, fc.infiniteStream(fc.nat()), (records, random) => {
      const shuffled = [...records, ...records.slice(0, 5)].map((record) => [random.next().value, record] as const);
      shuffled.sort(([a], [b]) => a - b);
      expect(joined(shuffled.map(([, record]) => record))).toEqual(joined(records));
    }),
  );
});

test('any split by inference id joins to the same, merged in any grouping', () => {
  fc.assert(
    fc.property(anyRecords, fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)), (records, shareOf) => {
      const ids = ['a', 'b', 'c', 'd', '__proto__'];
      const parts = [0, 1, 2].map((share) =>
        joined(records.filter(([, , { id, order }]) => (id === '' ? order.length % 3 : shareOf[ids.indexOf(id)]) === share)),
      ) as [JoinedDays, JoinedDays, JoinedDays];
      const [a, b, c] = parts;
      const whole = joined(records);
      expect(mergeJoined(mergeJoined(a, b), c)).toEqual(whole);
      expect(mergeJoined(c, mergeJoined(b, a))).toEqual(whole);
      expect(mergeJoined(NOTHING_JOINED, whole)).toEqual(whole);
    }),
  );
});
