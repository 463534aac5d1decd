import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { DataRow } from '../../../../stats/read/rows/data-row';
import { readRows } from '../../../../stats/read/rows/read-rows';

const folder = mkdtempSync(join(tmpdir(), 'rows-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(path: string, columns = ['b', 'a']): Promise<DataRow[]> {
  const rows: DataRow[] = [];
  await readRows(path, columns, (row) => rows.push(row));
  return rows;
}

const CSV = '\ufeffa,"b",c\r\n1,"x, ""y""\nz",3\r\n,NaN,4\r\n5,\\N,6';
const ROWS = [
  { line: 2, values: ['x, "y"\nz', '1'] },
  { line: 4, values: [null, null] },
  { line: 5, values: [null, '5'] },
];

test('CSV gives the columns that are asked for, with the line on which each record starts', async () => {
  expect(await rowsOf(file('a.csv', CSV))).toEqual(ROWS);
});

test('gzip is unpacked, whatever the name', async () => {
  expect(await rowsOf(file('packed', gzipSync(CSV)))).toEqual(ROWS);
});

test('other delimiters are found in the header', async () => {
  expect(await rowsOf(file('a.tsv', 'a\tb\n1\t2\n'))).toEqual([{ line: 2, values: ['2', '1'] }]);
});

test('JSON Lines gives texts; what is absent or null is missing', async () => {
  const path = file('a.jsonl', '{"a":1,"b":"x"}\n\n{"b":true,"c":[1]}\n{"a":null,"b":{"d":1}}\n');
  expect(await rowsOf(path)).toEqual([
    { line: 1, values: ['x', '1'] },
    { line: 3, values: ['true', null] },
    { line: 4, values: ['{"d":1}', null] },
  ]);
});

test('Parquet gives texts, by the number of the row', async () => {
  const columnData = [
    { name: 'a', data: [1.5, null, 3], type: 'DOUBLE' as const },
    { name: 'b', data: ['x', 'y', null], type: 'STRING' as const },
    { name: 'c', data: [1n, 2n, 3n], type: 'INT64' as const },
  ];
  const path = file('a.parquet', new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: [2] })));
  expect(await rowsOf(path, ['c', 'b', 'a'])).toEqual([
    { line: 1, values: ['1', 'x', '1.5'] },
    { line: 2, values: ['2', 'y', null] },
    { line: 3, values: ['3', null, '3'] },
  ]);
});

test('a header alone has no rows', async () => {
  expect(await rowsOf(file('header.csv', 'a,b\n'))).toEqual([]);
});

test('an empty line of a file with one column is a missing value, but for the last ones', async () => {
  expect(await rowsOf(file('one.csv', 'a\n1\n\n\n2\n\n'), ['a'])).toEqual([
    { line: 2, values: ['1'] },
    { line: 3, values: [null] },
    { line: 4, values: [null] },
    { line: 5, values: ['2'] },
  ]);
});

test('many rows are the same as few, with their lines', async () => {
  const count = 100_000;
  const path = file('many.csv', `a,b\n${Array.from({ length: count }, (_, i) => `${i},"v${i}"\n`).join('')}`);
  const rows = await rowsOf(path);
  expect(rows).toHaveLength(count);
  expect(rows.filter(({ line, values: [b, a] }, i) => line !== i + 2 || a !== String(i) || b !== `v${i}`)).toEqual([]);
});

test.each([
  ['too many.csv', 'a,b\n1,2\n1,2,3\n', ':3: column 3: a row must have 2 fields, got "3"'],
  ['too few.csv', 'a,b\n1,2\n1\n', ':3: column b: a row must have 2 fields, got 1'],
  ['open.csv', 'a,b\n1,"2\n', ':2: column b: a quoted field must be closed'],
  ['other.csv', 'a,c\n1,2\n', ': column b: there must be such a column, the columns are a, c'],
  ['other.jsonl', '{"a":1}\n', ': column b: there must be such a column, the columns are a'],
  ['list.jsonl', '{"a":1,"b":2}\n[1]\n', ':2: a line must be a JSON object, got "[1]"'],
  ['capture.jsonl', '{"captureData":{}}\n', ': data capture has no labels; use a table of predictions and labels'],
  ['x.profile.json', '{}', ': a profile has no rows, the data file is needed'],
  ['no.parquet', 'PAR1', /must be a Parquet file that can be read/],
])('%s is an error that names the place', async (name, content, message) => {
  const path = file(name, content);
  await expect(rowsOf(path)).rejects.toThrow(typeof message === 'string' ? `${path}${message}` : message);
});

test('a file that is not there is an error', async () => {
  await expect(rowsOf(join(folder, 'none.csv'))).rejects.toThrow('none.csv: there must be a file of this name');
});
