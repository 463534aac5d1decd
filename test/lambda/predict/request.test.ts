import type { InputField } from '../../../lambda/shared/input-field';
import { parseRequest } from '../../../lambda/predict/request';

const FIELDS: InputField[] = [
  { name: 'distance', type: 'integer', min: 0, max: 10_000 },
  { name: 'share', type: 'double', optional: true },
  { name: 'origin', type: 'string' },
  { name: 'weekend', type: 'boolean', optional: true },
];
const GOOD = { distance: 500, share: 0.25, origin: 'ATL', weekend: false };

function parse(...rows: unknown[]): ReturnType<typeof parseRequest> {
  return parseRequest(JSON.stringify({ rows }), FIELDS);
}

test('orders the values as the features are ordered, missing ones as null', () => {
  expect(parse(GOOD, { origin: 'LAX', distance: 1 })).toEqual({
    rows: [
      [500, 0.25, 'ATL', false],
      [1, null, 'LAX', null],
    ],
  });
});

test.each([
  ['a missing value', { ...GOOD, distance: undefined }, 'distance', 'is required'],
  ['a fraction', { ...GOOD, distance: 1.5 }, 'distance', 'must be an integer, got 1.5'],
  ['a number too small', { ...GOOD, distance: -1 }, 'distance', 'must be at least 0, got -1'],
  ['a number too large', { ...GOOD, distance: 10_001 }, 'distance', 'must be at most 10000, got 10001'],
  ['a number as text', { ...GOOD, share: '0.5' }, 'share', 'must be a double, got "0.5"'],
  ['text that would break the CSV', { ...GOOD, origin: 'A,B' }, 'origin', 'must be a string, got "A,B"'],
  ['a number for a boolean', { ...GOOD, weekend: 1 }, 'weekend', 'must be a boolean, got 1'],
  ['an unknown feature', { ...GOOD, delay: 5 }, 'delay', 'is not a feature of the model'],
])('refuses %s, naming row, field and rule', (_, row, field, rule) => {
  expect(parse(GOOD, row)).toEqual({ problems: [{ row: 1, field, rule }] });
});

test('lists every problem at once', () => {
  const answer = parse({ origin: 5 }, 'row');
  expect(answer).toEqual({
    problems: [
      { row: 0, field: 'distance', rule: 'is required' },
      { row: 0, field: 'origin', rule: 'must be a string, got 5' },
      { row: 1, rule: 'must be an object of feature values' },
    ],
  });
});

test.each([
  ['no JSON', 'rows', 'body must be JSON'],
  ['no list', '{"rows": 5}', 'rows must be a list of 1 to 50 objects'],
  ['no rows', '{"rows": []}', 'rows must be a list of 1 to 50 objects'],
  ['too many rows', JSON.stringify({ rows: Array(51).fill(GOOD) }), 'rows must be a list of 1 to 50 objects'],
])('refuses a body with %s', (_, body, rule) => {
  expect(parseRequest(body, FIELDS)).toEqual({ problems: [{ rule }] });
});

test('does not take an inherited property for a value', () => {
  expect(parseRequest('{"rows": [{"constructor": 1}]}', [{ name: 'toString', type: 'string' }])).toEqual({
    problems: [
      { row: 0, field: 'toString', rule: 'is required' },
      { row: 0, field: 'constructor', rule: 'is not a feature of the model' },
    ],
  });
});
