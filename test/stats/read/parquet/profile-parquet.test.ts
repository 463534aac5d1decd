import { parquetWriteBuffer } from 'hyparquet-writer';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { profile } from '../../../../stats/profile/profile';
import { profileFile } from '../../../../stats/read/profile-file';

const path = join(mkdtempSync(join(tmpdir(), 'parquet-')), 'data.parquet');
const DAY = new Date('2001-02-03T04:05:06.789Z');
const ROWS = 2500;

function written(): Buffer {
  const rows = <Value>(value: (index: number) => Value): Value[] => Array.from({ length: ROWS }, (_, index) => value(index));
  return Buffer.from(
    parquetWriteBuffer({
      rowGroupSize: 1000,
      columnData: [
        { name: 'double', data: rows((i) => (i % 10 === 0 ? null : i / 8)), type: 'DOUBLE', nullable: true },
        { name: 'long', data: rows((i) => (i === 0 ? 2n ** 60n : BigInt(i))), type: 'INT64' },
        { name: 'text', data: rows((i) => `t${i % 3}`), type: 'STRING' },
        { name: 'flag', data: rows((i) => i % 2 === 0), type: 'BOOLEAN' },
        { name: 'time', data: rows(() => DAY), type: 'TIMESTAMP' },
        { name: 'parts', data: rows((i) => ({ x: [i % 2] })), type: 'JSON' },
      ],
    }),
  );
}

const EXPECTED = profile(
  Array.from({ length: ROWS }, (_, i) => ({
    double: i % 10 === 0 ? null : i / 8,
    long: i === 0 ? '1152921504606846976' : i,
    text: `t${i % 3}`,
    flag: i % 2 === 0,
    time: DAY.toISOString(),
    parts: `{"x":[${i % 2}]}`,
  })),
);

test('the columns of all row groups have the profile of the rows', async () => {
  writeFileSync(path, written());
  expect(JSON.stringify(await profileFile(path))).toBe(JSON.stringify(EXPECTED));
});

test('a packed Parquet file is read too', async () => {
  writeFileSync(`${path}.gz`, gzipSync(written()));
  expect(JSON.stringify(await profileFile(`${path}.gz`))).toBe(JSON.stringify(EXPECTED));
});

test('a schema says which columns are read', async () => {
  writeFileSync(path, written());
  const { columns } = await profileFile(path, { schema: [{ name: 'text' }] });
  expect(columns.map(({ name }) => name)).toEqual(['text']);
});

test.each([
  ['no Parquet', Buffer.from('PAR1 and no more')],
  ['cut off', written().subarray(0, 3000)],
])('a file that is %s is an error that names it', async (_, bytes) => {
  writeFileSync(path, bytes);
  await expect(profileFile(path)).rejects.toThrow(`${path}: must be a Parquet file that can be read`);
});
