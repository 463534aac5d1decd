import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { QuarantinedRow } from '../../../lambda/ingest/quarantine-writer';
import type { Scan } from '../../../lambda/ingest/scan';
import { scanFile } from '../../../lambda/ingest/scan';
import { CONTRACT, GOOD_ROW, HEADER, chunks, file } from './flights-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const LENIENT = { ...CONTRACT, maxBadShare: 1 };

async function scan(bytes: Uint8Array, contract = CONTRACT): Promise<Scan> {
  return scanFile(chunks(bytes), contract, folder);
}

function quarantined({ quarantinePath }: Scan): QuarantinedRow[] {
  return readFileSync(quarantinePath, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as QuarantinedRow);
}

test('counts the rows of a clean file and hashes its bytes', async () => {
  const bytes = file(GOOD_ROW, GOOD_ROW);
  const result = await scan(bytes);
  expect(result).toMatchObject({ rows: 2, good: 2, problems: {}, rejection: undefined });
  expect(result.contentHash).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(result.parts.map(({ day }) => day)).toEqual(['2001-01-05']);
});

test('reads gzip by its content and hashes the bytes as they were delivered', async () => {
  const bytes = gzipSync(file(GOOD_ROW));
  expect(await scan(bytes)).toMatchObject({ rows: 1, good: 1, contentHash: createHash('sha256').update(bytes).digest('hex') });
});

test('takes a byte order mark, Windows line ends, blank lines and quoted fields', async () => {
  const text = `\ufeff${HEADER}\r\n\r\n"2001-01-05 10:15:00",12,337,"SFO",LAX\r\n${GOOD_ROW}`;
  expect(await scan(Buffer.from(text))).toMatchObject({ rows: 2, good: 2 });
});

test('quarantines a bad row with its line, its text and a reason that names column, value and rule', async () => {
  const rows = ['2001-01-05 10:15:00,-1116,337,SFO,LAX', GOOD_ROW, '2001-01-05,12,337,SFO'];
  const result = await scan(file(...rows), LENIENT);
  expect(result).toMatchObject({ rows: 3, good: 1, problems: { 'delay.range': 1, columns: 1 } });
  expect(quarantined(result)).toEqual([
    { line: 2, reason: 'delay must be at least -120, got "-1116"', row: rows[0] },
    { line: 4, reason: 'the row has 4 fields, the contract has 5 columns', row: rows[2] },
  ]);
});

test('names the first line of a row that spans several', async () => {
  const result = await scan(file(GOOD_ROW, '2001-01-05,12,337,"S\nF",LAX', '2001-01-05,x,337,SFO,LAX'), LENIENT);
  expect(quarantined(result).map(({ line }) => line)).toEqual([3, 5]);
});

test('rejects a file with another header, and still counts its rows', async () => {
  const result = await scan(Buffer.from(`date,delay\n2001-01-05,1\n2001-01-05,2\n`));
  expect(result).toMatchObject({ rows: 2, good: 0, rejection: `the header must be ${HEADER}, got "date,delay"`, parts: [] });
});

test('rejects a file with too many bad rows', async () => {
  const result = await scan(file(GOOD_ROW, 'x,1,1,SFO,LAX'));
  expect(result).toMatchObject({ rows: 2, good: 0, rejection: '50.0 % of the rows break the contract, at most 5.0 % may', parts: [] });
});

test('rejects an empty file', async () => {
  expect(await scan(Buffer.alloc(0))).toMatchObject({ rows: 0, good: 0, rejection: `the header must be ${HEADER}, got nothing` });
});

test('rejects a truncated gzip file', async () => {
  const whole = gzipSync(file(...Array.from({ length: 2000 }, (_, index) => `2001-01-05,${index % 100},${index + 1},SFO,LAX`)));
  const half = whole.subarray(0, whole.length / 2);
  const result = await scan(half);
  expect(result.rejection).toMatch('the gzip file is damaged or truncated');
  expect(result.contentHash).toBe(createHash('sha256').update(half).digest('hex'));
});

test('rejects bytes that are no UTF-8', async () => {
  const bytes = Buffer.concat([file(GOOD_ROW), Buffer.from([0xc3, 0x28])]);
  expect(await scan(bytes)).toMatchObject({ rejection: 'the file is no UTF-8 text', good: 0 });
});

test('rejects a file whose quote is never closed', async () => {
  expect((await scan(file(GOOD_ROW, '"2001-01-05,1,1,SFO,LAX'))).rejection).toMatch('the file is no CSV');
});

test('summarizes each column of the good rows', async () => {
  const { columns } = await scan(file('2001-01-05 10:00:00,10,100,SFO,LAX', '2001-01-06,20,300,SFO,LAX'));
  expect(columns).toEqual([
    { name: 'date', count: 2, empty: 0, min: '2001-01-05T10:00:00.000Z', max: '2001-01-06T00:00:00.000Z' },
    { name: 'delay', count: 2, empty: 0, min: 10, max: 20, mean: 15 },
    { name: 'distance', count: 2, empty: 0, min: 100, max: 300, mean: 200 },
    { name: 'origin', count: 2, empty: 0 },
    { name: 'destination', count: 2, empty: 0 },
  ]);
});

test('counts every row of any bytes as good or quarantined', async () => {
  const line = fc.oneof(fc.constant(GOOD_ROW), fc.string(), fc.constant('2001-01-05,9999,1,SFO,LAX'), fc.constant('"'));
  const files = fc.oneof(
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.array(line, { maxLength: 20 }).map((rows) => file(...rows)),
    fc.array(line, { maxLength: 20 }).map((rows) => gzipSync(file(...rows)).subarray(0, -1)),
  );
  await fc.assert(
    fc.asyncProperty(files, async (bytes) => {
      const result = await scan(bytes, LENIENT);
      const bad = result.rows - result.good;
      const listed = quarantined(result).length;
      expect(result.rejection === undefined ? listed : bad).toBe(bad);
      expect(result.rejection === undefined || result.good === 0).toBe(true);
      expect(Object.values(result.problems).reduce((sum, count) => sum + count, 0)).toBe(listed);
    }),
    { numRuns: 200 },
  );
});

/** The processor's time of a file of so many rows, because another process may have the processor. */
async function scanTime(rows: number): Promise<number> {
  const lines = Array.from(
    { length: rows },
    (_, index) => `2001-01-05 ${String(index % 24).padStart(2, '0')}:15:00,${index % 200},337,SFO,LAX`,
  );
  const bytes = file(...lines);
  const before = process.cpuUsage();
  const result = await scanFile(chunks(bytes, 65_536), CONTRACT, folder);
  const time = process.cpuUsage(before).user;
  expect(result.good).toBe(rows);
  return time;
}

test('takes time in proportion to the rows', async () => {
  await scanTime(2_000);
  // Ten times the rows; a hundred times the time would be quadratic.
  expect((await scanTime(20_000)) / (await scanTime(2_000))).toBeLessThan(50);
});
