import type { GetObjectCommand } from '@aws-sdk/client-s3';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createReadStream, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIELDS } from '../batch/batch-environment';
import { handler } from '../../../lambda/plan-batch/handler';
import type { BatchRange } from '../../../lambda/shared/batch/plan';
import { readRange } from '../../../lambda/shared/batch/read-range';
import { fakeClient } from '../client-fake';

const GIB = 1024 ** 3;
const KEY = 'flights/batch-input/huge/1.jsonl';
const folder = mkdtempSync(join(tmpdir(), 'plumbline-huge-'));
const path = join(folder, '1.jsonl');

let plan = '';

/** A bucket with one file, which lies on disk. */
async function bucket(command: unknown): Promise<object> {
  if (command instanceof ListObjectsV2Command) {
    return { Contents: KEY.startsWith(command.input.Prefix ?? '') ? [{ Key: KEY, Size: 5 * GIB, ETag: '"huge"' }] : [] };
  }
  if (command instanceof PutObjectCommand) {
    plan = command.input.Body as string;
    return {};
  }
  const [first = 0, last = 0] = ((command as GetObjectCommand).input.Range ?? '').slice('bytes='.length).split('-').map(Number);
  return Promise.resolve({ Body: createReadStream(path, { start: first, end: last }) });
}

beforeAll(() => {
  fakeClient(S3Client, bucket);
});

afterAll(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('plans a sparse file of 5 GiB in flat memory, and finds records beyond 4 GiB', async () => {
  const file = openSync(path, 'w');
  truncateSync(path, 5 * GIB);
  const rows = ['r1', 'r2', 'r3'].map((id) => JSON.stringify({ record_id: id, distance: 1, origin: 'ATL' }));
  const cut = 600 * 8 * 1024 ** 2;
  // The second row lies on the cut between two ranges.
  writeSync(file, `\n${rows.join('\n')}\n`, cut - (rows[0]?.length ?? 0) - 10);

  const before = process.memoryUsage().heapUsed;
  const planned = await handler({ batchId: 'huge', input: 'flights/batch-input/huge/', modelPackageArn: 'arn:x/g/1' });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 1024 ** 2);
  expect(planned.ranges).toBe(640);
  expect(plan.length).toBeLessThan(200_000);

  const ranges = plan
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchRange);
  const found = [];
  for (const range of ranges.slice(598, 602)) {
    for await (const record of readRange('features', range, FIELDS)) {
      found.push('id' in record ? `${range.range} ${record.id}` : `${range.range} ${record.reason}`);
    }
  }
  expect(found).toEqual(['00599 r1', '00599 r2', '00600 r3', '00600 the record must be shorter than 1048576 bytes']);
}, 20_000);
