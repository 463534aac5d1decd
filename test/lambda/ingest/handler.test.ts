import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { IngestResult } from '../../../lambda/ingest/contract';
import type { LedgerItem, QualityReport } from '../../../lambda/ingest/core';
import { handler } from '../../../lambda/ingest/handler';
import { CONTRACT, GOOD_ROW, file } from './flights-file';

const TABLE = 'Ledger';
const KEY = 'flights/2001-01-05.csv';
const BAD_ROW = '2001-01-05,-1116,337,SFO,LAX';

let server: Server;
let ledger: DynamoDBDocumentClient;
let objects: Map<string, Buffer>;
let lines: string[];
let send: jest.SpyInstance;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ENVIRONMENT: 'test',
    CURATED_BUCKET: 'curated',
    QUARANTINE_BUCKET: 'quarantine',
    MONITORING_BUCKET: 'monitoring',
  });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

let table = 0;
beforeEach(async () => {
  process.env.LEDGER_TABLE = `${TABLE}${(table += 1)}`;
  ledger = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  await ledger.send(
    new CreateTableCommand({
      TableName: process.env.LEDGER_TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['dataset', 'contentHash', 'sourceKey'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      KeySchema: [
        { AttributeName: 'dataset', KeyType: 'HASH' },
        { AttributeName: 'contentHash', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'bySourceKey', KeySchema: [{ AttributeName: 'sourceKey', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
      ],
    }),
  );
  objects = new Map();
  lines = [];
  send = jest.spyOn(S3Client.prototype, 'send').mockImplementation(memory as never);
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  jest.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
});
afterEach(() => {
  ledger.destroy();
  jest.restoreAllMocks();
});

async function memory(command: unknown): Promise<object> {
  const { Bucket, Key, Body } = (command as PutObjectCommand).input;
  const name = `${Bucket ?? ''}/${Key ?? ''}`;
  if (command instanceof PutObjectCommand) {
    objects.set(name, Body instanceof Readable ? Buffer.concat((await Body.toArray()) as Buffer[]) : Buffer.from(Body as string));
  } else if (command instanceof GetObjectCommand) {
    const stored = objects.get(name) ?? Buffer.alloc(0);
    return { Body: Object.assign(Readable.from([stored]), { transformToString: () => text(Readable.from([stored])) }) };
  } else if (command instanceof DeleteObjectCommand) {
    objects.delete(name);
  }
  return {};
}

async function deliver(bytes: Buffer, key = KEY): Promise<IngestResult> {
  objects.set(`raw/${key}`, bytes);
  return handler({ bucket: 'raw', key, time: '2001-01-06T01:00:00Z', contract: { ...CONTRACT, maxBadShare: 0.5 } });
}

async function ledgerItems(): Promise<LedgerItem[]> {
  const { Items } = await ledger.send(new ScanCommand({ TableName: process.env.LEDGER_TABLE }));
  return (Items ?? []) as LedgerItem[];
}

const keysIn = (bucket: string): string[] => [...objects.keys()].filter((name) => name.startsWith(`${bucket}/`));

function metrics(): Record<string, unknown> {
  return JSON.parse(lines.find((line) => line.includes('_aws')) ?? '{}') as Record<string, unknown>;
}

test('ingests a file: parts, quarantined rows, report, ledger and metrics', async () => {
  const result = await deliver(file(GOOD_ROW, GOOD_ROW, BAD_ROW));
  const short = result.contentHash.slice(0, 16);
  expect(result).toMatchObject({ outcome: 'ingested', rows: 3, good: 2, quarantined: 1, reportKey: `quality/flights/${short}.json` });
  expect(keysIn('curated')).toEqual([`curated/flights/dt=2001-01-05/${short}-0.parquet`]);
  expect(objects.get(`quarantine/flights/2001-01-05.csv/${short}.jsonl`)?.toString()).toContain(
    '"line":4,"reason":"delay must be at least -120',
  );
  expect(await ledgerItems()).toEqual([
    {
      dataset: 'flights',
      contentHash: result.contentHash,
      sourceKey: KEY,
      rows: 3,
      good: 2,
      quarantined: 1,
      firstDay: '2001-01-05',
      lastDay: '2001-01-05',
      outcome: 'ingested',
      at: '2001-01-06T01:00:00Z',
    },
  ]);
  expect(metrics()).toMatchObject({
    Environment: 'test',
    Dataset: 'flights',
    RowsIn: 3,
    RowsGood: 2,
    RowsQuarantined: 1,
    FilesRejected: 0,
  });
  expect(metrics()).toMatchObject({
    _aws: { Timestamp: Date.UTC(2001, 0, 6, 1), CloudWatchMetrics: [{ Namespace: 'Plumbline', Dimensions: [['Environment', 'Dataset']] }] },
  });
});

test('counts nothing when the same bytes come again', async () => {
  const first = await deliver(file(GOOD_ROW));
  lines = [];
  expect(await deliver(file(GOOD_ROW), 'flights/again.csv')).toEqual({ ...first, outcome: 'duplicate' });
  expect(metrics()).toEqual({});
  expect(await ledgerItems()).toHaveLength(1);
});

test('counts one of two equal deliveries at the same time', async () => {
  const results = await Promise.all([deliver(file(GOOD_ROW)), deliver(file(GOOD_ROW))]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['duplicate', 'ingested']);
});

test('replaces the rows of former content under the same key', async () => {
  await deliver(file(GOOD_ROW));
  const second = await deliver(file(GOOD_ROW, GOOD_ROW));
  expect(keysIn('curated')).toEqual([`curated/flights/dt=2001-01-05/${second.contentHash.slice(0, 16)}-0.parquet`]);
  expect((await ledgerItems()).map(({ rows, outcome }) => [rows, outcome]).sort()).toEqual([
    [1, 'superseded'],
    [2, 'ingested'],
  ]);
});

test('takes former content back when it comes again', async () => {
  await deliver(file(GOOD_ROW));
  await deliver(file(GOOD_ROW, GOOD_ROW));
  expect(await deliver(file(GOOD_ROW))).toMatchObject({ outcome: 'ingested', rows: 1 });
  expect((await ledgerItems()).map(({ rows, outcome }) => [rows, outcome]).sort()).toEqual([
    [1, 'ingested'],
    [2, 'superseded'],
  ]);
});

test('rejects a file as a whole, keeps former rows, and says why', async () => {
  await deliver(file(GOOD_ROW));
  lines = [];
  const result = await deliver(Buffer.from('not,a,flight\n1,2,3\n'));
  const short = result.contentHash.slice(0, 16);
  expect(result).toMatchObject({ outcome: 'rejected', rows: 1, good: 0, quarantined: 1 });
  expect(objects.get(`quarantine/flights/2001-01-05.csv/${short}.jsonl`)?.toString()).toMatch(
    /^\{"line":0,"reason":"the header must be [^\n]+\n$/,
  );
  expect(metrics()).toMatchObject({ FilesRejected: 1, RowsIn: 1, RowsQuarantined: 1 });
  expect(keysIn('curated')).toHaveLength(1);
  const report = JSON.parse(String(objects.get(`monitoring/${result.reportKey}`))) as QualityReport;
  expect(report).toMatchObject({ outcome: 'rejected', parts: [], rejection: expect.stringContaining('the header must be') as string });
});

test('ends as if nothing had happened before when it is run again after a crash at any call', async () => {
  let calls = Infinity;
  const crash = async (command: unknown): Promise<object> => {
    if ((calls -= 1) < 0) {
      throw Object.assign(new Error('the process was killed'), { code: 'ECONNRESET' });
    }
    return memory(command);
  };
  for (let survived = 0; survived < 4; survived += 1) {
    send.mockImplementation(crash as never);
    calls = survived;
    await expect(deliver(file(GOOD_ROW, BAD_ROW, `${GOOD_ROW.slice(0, -1)}A`))).rejects.toThrow('the process was killed');
    expect(await ledgerItems()).toEqual([]);
  }
  calls = Infinity;
  expect(await deliver(file(GOOD_ROW, BAD_ROW, `${GOOD_ROW.slice(0, -1)}A`))).toMatchObject({ outcome: 'ingested', rows: 3, good: 2 });
  expect(keysIn('curated')).toHaveLength(1);
});

test('throws what a later attempt can mend as TransientError', async () => {
  send.mockImplementation((() => Promise.reject(Object.assign(new Error('slow'), { name: 'SlowDown' }))) as never);
  await expect(deliver(file(GOOD_ROW))).rejects.toMatchObject({ name: 'TransientError', message: 'slow' });
});
