import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartWriter } from '../../../lambda/ingest/part-writer';
import type { ColumnContract } from '../../../lib/config/dataset-contract';

const COLUMNS: ColumnContract[] = [{ name: 'at', type: 'timestamp', description: '' }];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writer(rowsPerPart: number, rowsInMemory: number): PartWriter {
  return new PartWriter(folder, COLUMNS, 'at', { rowsPerPart, rowsInMemory });
}

const day = (number: number): number[] => [Date.UTC(2001, 0, number, 23, 59)];

test('spreads rows over the days of their event time', () => {
  const parts = writer(10, 10);
  [2, 1, 2].forEach((number) => {
    parts.add(day(number));
  });
  expect(parts.finish().map((part) => part.day)).toEqual(['2001-01-01', '2001-01-02']);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('starts another part of a day when one is full', () => {
  const parts = writer(2, 10);
  [1, 1, 1].forEach((number) => {
    parts.add(day(number));
  });
  expect(parts.finish().map((part) => part.day)).toEqual(['2001-01-01', '2001-01-01']);
});

test('writes the fullest day out when too many rows are in memory', () => {
  const parts = writer(10, 4);
  [1, 2, 2, 3].forEach((number) => {
    parts.add(day(number));
  });
  expect(parts.parts.map((part) => part.day)).toEqual(['2001-01-02']);
  expect(parts.finish()).toHaveLength(3);
});

test('writes nothing for a file without rows', () => {
  expect(writer(1, 1).finish()).toEqual([]);
});
