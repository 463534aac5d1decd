import fc from 'fast-check';
import { profile } from '../../../../stats/profile/profile';
import type { CaptureOptions } from '../../../../stats/read/capture/capture-options';
import { CaptureReader } from '../../../../stats/read/capture/capture-reader';
import { ColumnSet } from '../../../../stats/read/columns/column-set';
import { RecordBuffer } from '../../../../stats/read/record-buffer';
import type { Profile } from '../../../../stats/profile/profile';
import type { Schema } from '../../../../stats/profile/schema';

interface Read {
  readonly profile: Profile;
  readonly unreadable: number;
}

function read(lines: string | Buffer, options: CaptureOptions & { readonly schema?: Schema } = {}, chunk = 1 << 16): Read {
  const columns = new ColumnSet(options);
  const reader = new CaptureReader('capture.jsonl', columns, options);
  const buffer = new RecordBuffer('capture.jsonl', reader, chunk);
  buffer.add(Buffer.from(lines));
  buffer.finish();
  return { profile: columns.profile(), unreadable: reader.unreadable };
}

type Encoding = 'CSV' | 'JSON' | 'BASE64';

function side(data: string, encoding: Encoding, observedContentType = encoding === 'JSON' ? 'application/json' : 'text/csv'): object {
  return { observedContentType, mode: 'INPUT', data: encoding === 'BASE64' ? Buffer.from(data).toString('base64') : data, encoding };
}

function line(input: object, output: object = side('0.5', 'CSV'), inferenceId = 'abc'): string {
  const record = {
    captureData: { endpointInput: input, endpointOutput: output },
    eventMetadata: { eventId: '1', inferenceId, customAttributes: ['a=b'], inferenceTime: '2001-02-03T04:05:06Z' },
    eventVersion: '0',
  };
  return `${JSON.stringify(record)}\n`;
}

const csvLine = (data: string): string => line(side(data, 'CSV'));

test('all rows of all requests are profiled, with columns by number', () => {
  expect(read(csvLine('1,a\n2,b\n') + csvLine('3,\r\n\n,"x,""y"""')).profile).toEqual(
    profile([
      { c0: '1', c1: 'a' },
      { c0: '2', c1: 'b' },
      { c0: '3', c1: '' },
      { c0: '', c1: 'x,"y"' },
    ]),
  );
});

test.each([
  ['CSV', side('1,a\n2,b', 'CSV')],
  ['CSV in base64', side('1,a\n2,b', 'BASE64')],
  ['lists of JSON', side('[[1,"a"],[2,"b"]]', 'JSON')],
  ['lists of JSON in base64', side('[[1,"a"],[2,"b"]]', 'BASE64', 'text/html')],
  ['JSON Lines', side('[1,"a"]\n[2,"b"]\n', 'JSON', 'application/jsonlines')],
  ['instances', side('{"instances":[{"features":[1,"a"]},{"features":[2,"b"]}]}', 'JSON')],
  ['objects', side('[{"x":1,"y":"a"},{"x":2,"y":"b"}]', 'JSON')],
])('%s is read', (_, input) => {
  const { profile: found } = read(line(input), { columns: ['x', 'y'] });
  expect(found).toEqual(
    profile([
      { x: '1', y: 'a' },
      { x: '2', y: 'b' },
    ]),
  );
});

test('input and output may be encoded differently, and are rows together', () => {
  const text = line(side('1,a\n2,b', 'CSV'), side('{"predictions":[0.25,0.75]}', 'JSON'));
  expect(read(text, { side: 'output' }).profile).toEqual(profile([{ c0: 0.25 }, { c0: 0.75 }]));
  expect(read(text, { side: 'both' }).profile).toEqual(
    profile([
      { c0: 1, c1: 'a', c2: 0.25 },
      { c0: 2, c1: 'b', c2: 0.75 },
    ]),
  );
  const named = line(side('{"x":1}', 'JSON'), side('0.5', 'CSV'));
  expect(read(named, { side: 'both' }).profile).toEqual(profile([{ x: 1, c0: 0.5 }]));
});

test('the output of batch transform is read', () => {
  expect(read(csvLine('1').replace('endpointOutput', 'batchTransformOutput'), { side: 'output' }).profile).toEqual(profile([{ c0: 0.5 }]));
});

test('requests of the excluded inference id are left out', () => {
  const probe = line(side('9', 'CSV'), side('1', 'CSV'), 'probe');
  const other = line(side('8', 'CSV'), side('1', 'CSV'), 'a "probe"');
  const { profile: found } = read(csvLine('1') + probe + other + probe + csvLine('2'), { excludedInferenceId: 'probe' });
  expect(found).toEqual(profile([{ c0: 1 }, { c0: 8 }, { c0: 2 }]));
});

test('an excluded inference id is found however it is written', () => {
  const escaped = line(side('9', 'CSV'), side('1', 'CSV'), 'probe').replace('"probe"', '"pr\\u006fbe"');
  expect(read(escaped + csvLine('1'), { excludedInferenceId: 'probe' }).profile.rows).toBe(1);
});

const BAD: [string, string, string][] = [
  ['a torn line', '{"captureData":\n', 'a line must be JSON'],
  ['no object', '7\n', 'a line must be a JSON object'],
  ['no input', '{"captureData":{}}\n', 'endpointInput must have data'],
  ['an unknown encoding', csvLine('1,2').replace('"CSV"', '"XML"'), 'the encoding of endpointInput must be CSV, JSON or BASE64'],
  ['data that are no JSON', line(side('{"a"', 'JSON')), 'data must be JSON'],
  ['a value too many', csvLine('1,2\n1,2,3'), 'a row must have 2 values, has 3'],
  ['a value too few', csvLine('1,2\n1'), 'a row must have 2 values, has 1'],
  ['a quote within a field', csvLine('1,a"b'), 'a field with a quote in it must be quoted'],
  [
    'a value that is nested too deep',
    line(side(`[[1,${'['.repeat(100_000)}${']'.repeat(100_000)}]]`, 'JSON')),
    'a value must not be nested so deep',
  ],
  ['an open quote', csvLine('1,"2'), 'a quoted field must be closed'],
];

test.each(BAD)('%s is an error that names the line', (_, bad, rule) => {
  expect(() => read(csvLine('1,2') + bad)).toThrow(`capture.jsonl:2: ${rule}`);
});

test.each(BAD)('%s is counted when the caller wants that, and adds no row', (_, bad) => {
  const { profile: found, unreadable } = read(csvLine('1,2') + bad + csvLine('3,4'), { unreadable: 'count' });
  expect(unreadable).toBe(1);
  expect(found).toEqual(
    profile([
      { c0: 1, c1: 2 },
      { c0: 3, c1: 4 },
    ]),
  );
});

test('a line with text for a declared number is counted', () => {
  const schema = [{ name: 'x', type: 'fractional' as const }, { name: 'y' }];
  const text = csvLine('1,a') + csvLine('far,a') + csvLine('2,a\nnear,b') + csvLine('1e3,b\n,c');
  const { profile: found, unreadable } = read(text, { schema, unreadable: 'count' });
  expect(unreadable).toBe(2);
  expect(found).toEqual(profile([{ x: '1', y: 'a' }, { x: '1e3', y: 'b' }, { y: 'c' }], schema));
});

test('lines that are not UTF-8 cannot be read', () => {
  const text = Buffer.concat([Buffer.from(csvLine('1,x')), Buffer.from(csvLine('2,\u00e3'), 'latin1')]);
  expect(read(text, { unreadable: 'count' })).toMatchObject({ unreadable: 1, profile: { rows: 1 } });
});

test('lines read from their bytes have the profile of lines that are parsed', () => {
  const cell = fc.oneof(fc.double().map(String), fc.constantFrom('', 'a', '"', '\\', '\t', 'é', '007', 'x/y', '\n'));
  const data = fc
    .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 })
    .map((rows) => rows.map((row) => row.map(quoted).join(',')).join('\n'));
  const json = fc.constantFrom(
    (value: string) => value,
    (value: string) => value.replaceAll('":', '": ').replaceAll(',"', ', "'),
    (value: string) => value.replaceAll('/', '\\/'),
    (value: string) => value.replace(/\n$/, '\r\n'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(data, json), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 300 }), (requests, chunk) => {
      const lines = requests.map(([text, spelled]) => spelled(csvLine(text))).join('');
      // A number is what the walker leaves to JSON.parse.
      const parsed = lines.replaceAll('"eventVersion"', '"version":1,"eventVersion"');
      const [fast, slow] = [read(lines, { columns: ['x', 'y'] }, chunk), read(parsed, { columns: ['x', 'y'] })];
      expect(JSON.stringify(fast)).toBe(JSON.stringify(slow));
    }),
    { numRuns: 200 },
  );
});

function quoted(text: string): string {
  return /["\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
