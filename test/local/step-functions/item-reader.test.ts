import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { distributed, fakeS3 } from './fake-s3';
import { Harness, single } from './state-machine-harness';

let harness: Harness;
afterEach(() => harness.cloud.stop());

const reader = (operation: string, args: object, ReaderConfig: object = {}): object => ({
  ItemReader: { Resource: `arn:aws:states:::s3:${operation}`, ReaderConfig, Arguments: { Bucket: 'b', ...args } },
});
const csv = (ReaderConfig: object): object => reader('getObject', { Key: 'k' }, { InputType: 'CSV', ...ReaderConfig });
const FIRST_ROW = { CSVHeaderLocation: 'FIRST_ROW' };

function parquet(): Buffer {
  const columnData = [
    { name: 'id', data: [1n, 2n], type: 'INT64' as const },
    { name: 'at', data: [new Date(0), new Date(1000)], type: 'TIMESTAMP' as const },
    { name: 'name', data: ['x', 'ö'], type: 'STRING' as const },
  ];
  return Buffer.from(parquetWriteBuffer({ columnData }));
}

const INVENTORY = {
  'manifest.json': JSON.stringify({
    ...{ destinationBucket: 'arn:aws:s3:::b', fileFormat: 'CSV', fileSchema: 'Bucket, Key', files: [{ key: 'data.csv.gz' }] },
  }),
  'data.csv.gz': gzipSync('"b","in/1"\n"b","in/2"\n'),
};
const INVENTORY_ITEMS = ['in/1', 'in/2'].map((Key) => ({ Bucket: 'b', Key }));

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
test.each<[title: string, objects: Record<string, string | Buffer>, more: object, output: unknown]>([
  [
    'lists objects over several pages',
    { 'in/1': '', 'in/2': '', 'in/3': '' },
    { ...reader('listObjectsV2', { Prefix: 'in/' }), ItemSelector: '{% $states.context.Map.Item.Value.Key %}' },
    ['in/1', 'in/2', 'in/3'],
  ],
  [
    'describes a listed object by Etag, Key, LastModified in seconds, Size and StorageClass',
    { 'in/1': '' },
    reader('listObjectsV2', { Prefix: 'in/' }),
    [{ Key: 'in/1', Size: 1, Etag: '"e"', LastModified: 1_700_000_000, StorageClass: 'STANDARD' }],
  ],
  [
    'reads what is in the listed objects with LOAD_AND_FLATTEN',
    { 'in/1': '{"a":1}', 'in/2.gz': gzipSync('{"a":2}\n{"a":3}') },
    reader('listObjectsV2', { Prefix: 'in/' }, { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' }),
    [{ a: 1 }, { a: 2 }, { a: 3 }],
  ],
  [
    'reads a JSON array at a pointer',
    { k: '{"a":{"rows":[1,2]}}' },
    reader('getObject', { Key: 'k' }, { InputType: 'JSON', ItemsPointer: '/a/rows' }),
    [1, 2],
  ],
  [
    'gives the pairs of a JSON object',
    { k: '{"a":1,"b":[2]}' },
    reader('getObject', { Key: 'k' }, { InputType: 'JSON' }),
    [
      { Key: 'a', Value: 1 },
      { Key: 'b', Value: [2] },
    ],
  ],
  [
    'reads JSON Lines up to MaxItems',
    { k: '{"a":1}\n{"a":2}\n{"a":3}\n' },
    reader('getObject', { Key: 'k' }, { InputType: 'JSONL', MaxItems: '{% 1 + 1 %}' }),
    [{ a: 1 }, { a: 2 }],
  ],
  [
    'reads Parquet: numbers, times in ISO 8601, text',
    { k: parquet() },
    reader('getObject', { Key: 'k' }, { InputType: 'PARQUET' }),
    [
      { id: 1, at: '1970-01-01T00:00:00.000Z', name: 'x' },
      { id: 2, at: '1970-01-01T00:00:01.000Z', name: 'ö' },
    ],
  ],
  [
    'reads CSV with a header row',
    { k: 'a,b\r\n1,"x, ""y""\nz"\r\n\r\n2,z' },
    csv(FIRST_ROW),
    [
      { a: '1', b: 'x, "y"\nz' },
      { a: '2', b: 'z' },
    ],
  ],
  ['gives empty strings for fields that a row lacks', { k: 'a,b\n1\n' }, csv(FIRST_ROW), [{ a: '1', b: '' }]],
  ['skips fields over the number of headers', { k: 'a\n1,2,3\n' }, csv(FIRST_ROW), [{ a: '1' }]],
  [
    'lets a backslash escape delimiter, quote and backslash, and drops it before anything else',
    { k: 'a,b\nC:\\\\Files\\,x\\y,\\"q\\"\n' },
    csv(FIRST_ROW),
    [{ a: 'C:\\Files,xy', b: '"q"' }],
  ],
  ['reads CSV with given headers', { k: '1,x\n' }, csv({ CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'] }), [{ a: '1', b: 'x' }]],
  ...(['PIPE', 'SEMICOLON', 'SPACE', 'TAB'] as const).map((CSVDelimiter, i): [string, Record<string, string>, object, unknown] => [
    `reads text delimited by ${CSVDelimiter}`,
    { k: 'a,b\n1,x\n'.replaceAll(',', '|; \t'.charAt(i)) },
    csv({ ...FIRST_ROW, CSVDelimiter }),
    [{ a: '1', b: 'x' }],
  ]),
  [
    'reads what an S3 inventory lists',
    INVENTORY,
    reader('getObject', { Key: 'manifest.json' }, { InputType: 'MANIFEST' }),
    INVENTORY_ITEMS,
  ],
  [
    'reads an S3 inventory by its ManifestType',
    INVENTORY,
    reader('getObject', { Key: 'manifest.json' }, { ManifestType: 'S3_INVENTORY' }),
    INVENTORY_ITEMS,
  ],
  [
    'reads the files of an Athena manifest',
    { m: 's3://b/p1\ns3://b/p 2\n', p1: '{"a":1}\n', 'p 2': '{"a":2}\n' },
    reader('getObject', { Key: 'm' }, { ManifestType: 'ATHENA_DATA', InputType: 'JSONL' }),
    [{ a: 1 }, { a: 2 }],
  ],
])('%s', async (_title, objects, more, output) => {
  harness = new Harness({ services: { s3: fakeS3(objects).s3 } });
  expect(await harness.output(single(distributed(more)))).toEqual(output);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
test.each<[title: string, more: object, sources: string[]]>([
  ['its own data', { Items: [1] }, ['STATE_DATA']],
  ['a listing', reader('listObjectsV2', { Prefix: 'k' }), ['S3://b']],
  ['an object', csv(FIRST_ROW), ['S3://b/k']],
])('the context object names the source of an item from %s', async (_title, more, sources) => {
  harness = new Harness({ services: { s3: fakeS3({ k: 'a\n1\n' }).s3 } });
  expect(await harness.output(single(distributed({ ...more, ItemSelector: '{% $states.context.Map.Item.Source %}' })))).toEqual(sources);
});

test('goes over the pairs of an object, with their keys in the context object', async () => {
  harness = new Harness();
  const Items = { a: 1, b: 2 };
  expect(await harness.output(single(distributed({ Items })))).toEqual([
    { Key: 'a', Value: 1 },
    { Key: 'b', Value: 2 },
  ]);
  const ItemSelector = '{% $states.context.Map.Item.(Key & Value & Index) %}';
  expect(await harness.output(single(distributed({ Items, ItemSelector })))).toEqual(['a10', 'b21']);
});

test('MaxItemsPath takes the bound from the state input', async () => {
  harness = new Harness({ services: { s3: fakeS3({ k: '[1,2,3]' }).s3 } });
  const ItemReader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.most' },
    Parameters: { Bucket: 'b', 'Key.$': '$.key' },
  };
  const States = { Only: { ...distributed({ ItemReader }), End: true } };
  expect(await harness.output({ StartAt: 'Only', States }, { most: 2, key: 'k' })).toEqual([1, 2]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
test.each([
  ['can not be read', 'gone', 'no object gone'],
  ['is no JSON', 'text', 'Unexpected token'],
  ['holds no items', 'number', 'must be an array or an object'],
])('an object that %s is States.ItemReaderFailed, and fails the Map Run', async (_title, Key, cause) => {
  harness = new Harness({ services: { s3: fakeS3({ text: 'x', number: '1' }).s3 } });
  const executionArn = await harness.start(single(distributed(reader('getObject', { Key }, { InputType: 'JSON' }))));
  expect(await harness.end(executionArn)).toMatchObject({
    ...{ status: 'FAILED', error: 'States.ItemReaderFailed' },
    cause: expect.stringContaining(cause) as string,
  });
  expect((await harness.types(executionArn)).slice(2)).toEqual([
    ...['MapStateStarted', 'MapRunStarted', 'MapRunFailed', 'MapStateFailed', 'ExecutionFailed'],
  ]);
});
