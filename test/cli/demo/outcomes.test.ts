import { gzipSync } from 'node:zlib';
import { outcomes } from '../../../cli/demo/outcomes';

const HEADER = 'date,delay,distance,origin,destination\n';

function outcomesOf(...rows: string[]): [string, number][] {
  return [...outcomes({ name: 'day.csv', body: Buffer.from(HEADER + rows.map((row) => `${row}\n`).join('')) })];
}

test('a flight is late from 16 minutes on', () => {
  expect(outcomesOf('2001-02-01 00:05:00,15,370,ATL,ORD', '2001-02-01 13:45:00,16,590,ORD,LGA')).toEqual([
    ['2001-02-01T00:05-ATL-ORD-370-1', 0],
    ['2001-02-01T13:45-ORD-LGA-590-1', 1],
  ]);
});

test('repeats of a flight are numbered by their delay, as features.sql numbers them', () => {
  expect(outcomesOf('2001-02-01 00:05:00,40,370,ATL,ORD', '2001-02-01 00:05:00,-3,370,ATL,ORD')).toEqual([
    ['2001-02-01T00:05-ATL-ORD-370-1', 0],
    ['2001-02-01T00:05-ATL-ORD-370-2', 1],
  ]);
});

test('a flight that the contract refuses has no outcome', () => {
  expect(outcomesOf('2001-02-01 00:05:00,-1116,370,ATL,ORD')).toEqual([]);
});

test('reads compressed files', () => {
  const body = gzipSync(`${HEADER}2001-02-01 00:05:00,15,370,ATL,ORD\n`);
  expect([...outcomes({ name: 'day.csv.gz', body })]).toHaveLength(1);
});
