import { DuckDBInstance } from '@duckdb/node-api';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file as it is delivered. */
export interface DeliveredFile {
  /** Name under `raw/flights/`. */
  readonly name: string;
  /** Read when it is asked for: all files together would fill the memory of the demo. */
  readonly body: Buffer;
}

/** The real flights: 3 million of January to June 2001, in the npm package `vega-datasets`. */
const SOURCE = 'node_modules/vega-datasets/data/flights-3m.parquet';
/** What the demo delivers: January to train on, February to replay, a week of March to score as a batch. */
const RANGE = { from: '2001-01-01', to: '2001-03-08' };

/** The daily files of January to 7 March 2001: every seventh is compressed. Cut out of the source on the first run. */
export async function flightFiles(): Promise<Map<string, DeliveredFile>> {
  const folder = resolve('.cache', 'flights', `${RANGE.from}-${RANGE.to}`);
  if (!existsSync(folder)) {
    await cutIntoDays(folder);
  }
  const days = readdirSync(folder).sort();
  return new Map(days.map((file, index) => [file.replace('.csv', ''), deliver(file, join(folder, file), index)]));
}

/** A file that breaks its contract as a whole: another header, as after a change upstream that nobody announced. */
export function brokenFile(day: string): DeliveredFile {
  const rows = [`${day} 00:01:00;12;370;ATL;ORD`, `${day} 00:05:00;-3;590;ORD;LGA`];
  return { name: `${day}-resend.csv`, body: Buffer.from(['departure;late_by;miles;from;to', ...rows, ''].join('\n')) };
}

function deliver(name: string, path: string, index: number): DeliveredFile {
  const compressed = index % 7 === 6;
  return {
    name: compressed ? `${name}.gz` : name,
    get body() {
      return compressed ? gzipSync(readFileSync(path)) : readFileSync(path);
    },
  };
}

async function cutIntoDays(folder: string): Promise<void> {
  if (!existsSync(SOURCE)) {
    throw new Error(`${SOURCE} must exist: run npm ci`);
  }
  mkdirSync(resolve('.cache', 'flights'), { recursive: true });
  const staging = mkdtempSync(resolve('.cache', 'flights', 'staging-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '512MB' });
  const connection = await instance.connect();
  await connection.run(`
    copy (
      select strftime(date, '%Y-%m-%d %H:%M:%S') as date, delay, distance, origin, destination, strftime(date, '%Y-%m-%d') as day
      from '${SOURCE}' where date >= timestamp '${RANGE.from}' and date < timestamp '${RANGE.to}'
      order by date, origin, destination, distance, delay
    ) to '${staging}' (format csv, header, partition_by (day), overwrite)`);
  connection.closeSync();
  instance.closeSync();
  const target = mkdtempSync(resolve('.cache', 'flights', 'days-'));
  for (const part of readdirSync(staging)) {
    const files = readdirSync(join(staging, part)).sort();
    const bodies = files.map((file) => readFileSync(join(staging, part, file)));
    writeFileSync(join(target, `${part.replace('day=', '')}.csv`), joinCsv(bodies));
  }
  rmSync(staging, { recursive: true });
  renameSync(target, folder);
}

/** Several CSV files with one header as one. */
function joinCsv([first = Buffer.alloc(0), ...others]: readonly Buffer[]): Buffer {
  return Buffer.concat([first, ...others.map((body) => body.subarray(body.indexOf('\n') + 1))]);
}
