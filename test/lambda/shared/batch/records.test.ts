import type { Line } from '../../../../lambda/shared/batch/line-splitter';
import { csvRecords, jsonRecords } from '../../../../lambda/shared/batch/records';
import type { InputField } from '../../../../lambda/shared/input-field';

const FIELDS: InputField[] = [
  { name: 'distance', type: 'integer', min: 1 },
  { name: 'share', type: 'double', optional: true },
  { name: 'origin', type: 'string' },
  { name: 'weekend', type: 'boolean', optional: true },
];
const GOOD = '{"record_id":"r1","event_time":"2001-03-01","origin":"ATL","distance":500,"share":0.5,"weekend":true}';

const line = (text: string | Buffer, offset = 10): Line => ({ offset, bytes: Buffer.from(text as string), tooLong: false });
const json = (text: string | Buffer): unknown => jsonRecords(FIELDS)(line(text));
const csv = (text: string): unknown => csvRecords(FIELDS, ['record_id', 'distance', 'share', 'origin', 'weekend', 'more'])(line(text));

test('reads a record of JSON in the order of the features and leaves other members out', () => {
  expect(json(GOOD)).toEqual({ offset: 10, id: 'r1', values: [500, 0.5, 'ATL', true], text: GOOD });
});

test.each([['r1,500,0.5,ATL,true,x'], ['r1,500,0.5,"ATL",1,"a,b"']])('reads a record of CSV by the names of the header: %s', (text) => {
  expect(csv(text)).toEqual({ offset: 10, id: 'r1', values: [500, 0.5, 'ATL', true], text });
});

test('the first line of CSV is the header, with or without a byte order mark', () => {
  const read = csvRecords([{ name: 'a', type: 'integer' }]);
  expect(read(line('\uFEFFrecord_id,a', 0))).toBeUndefined();
  expect(read(line('x,1', 20))).toMatchObject({ id: 'x', values: [1] });
});

test.each(['', '   ', '\t'])('a blank line is no record: %j', (text) => {
  expect([json(text), csv(text)]).toEqual([undefined, undefined]);
});

test('a byte order mark at the beginning of a file is no part of the record', () => {
  expect(jsonRecords(FIELDS)(line(`\uFEFF${GOOD}`, 0))).toMatchObject({ id: 'r1' });
});

test.each<[string, string | Buffer, string]>([
  ['no JSON', '{"record_id":', 'must be a JSON object'],
  ['a list', '[1,2]', 'must be a JSON object'],
  ['NaN', GOOD.replace('0.5', 'NaN'), 'must be a JSON object'],
  ['a NUL inside a text', GOOD.replace('ATL', 'A\0L'), 'must be a JSON object'],
  ['an infinite number', GOOD.replace('0.5', '1e400'), 'share must be a double'],
  ['a wrong type', GOOD.replace('500', '"500"'), 'distance must be an integer, got "500"'],
  ['a number out of range', GOOD.replace('500', '0'), 'distance must be at least 1, got 0'],
  ['a missing value', GOOD.replace('"origin"', '"orig"'), 'origin is required'],
  ['an inherited name', '{"__proto__":{"record_id":"r","distance":1,"origin":"A"}}', 'record_id must be a text'],
  ['no id', GOOD.replace('"r1"', 'null'), 'record_id must be a text'],
  ['an id that would break the CSV', GOOD.replace('r1', 'r,1'), 'record_id must be a text'],
  ['text that would break the CSV', GOOD.replace('ATL', 'A\\n1'), 'origin must be a string'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'must be UTF-8'],
  ['deep nesting', '['.repeat(100_000), 'must be a JSON object'],
])('refuses %s with the reason', (_, text, reason) => {
  expect(json(text)).toMatchObject({ offset: 10, reason: expect.stringContaining(reason) as string });
});

test.each([
  ['a field too few', 'r1,500,0.5,ATL,true', 'must have the 6 columns of the header, got 5'],
  ['a field too many', 'r1,500,0.5,ATL,true,x,y', 'must have the 6 columns of the header, got 7'],
  ['an open quote', 'r1,500,0.5,"ATL,true,x', 'must have the 6 columns of the header'],
  ['text for a number', 'r1,five,0.5,ATL,true,x', 'distance must be an integer, got "five"'],
  ['hexadecimal', 'r1,0x10,0.5,ATL,true,x', 'distance must be an integer'],
  ['an empty required cell', 'r1,,0.5,ATL,true,x', 'distance is required'],
])('refuses a CSV row with %s', (_, text, reason) => {
  expect(csv(text)).toMatchObject({ reason: expect.stringContaining(reason) as string, row: text });
});

test('refuses a line that is too long and keeps its beginning', () => {
  const bytes = Buffer.from('x'.repeat(5000));
  expect(jsonRecords(FIELDS)({ offset: 3, bytes, tooLong: true })).toEqual({
    offset: 3,
    reason: 'the record must be shorter than 1048576 bytes',
    row: 'x'.repeat(1000),
  });
});
