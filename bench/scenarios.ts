import { join } from 'node:path';
import { writeCapture, writeTable } from './make-data';
import type { Contender, Measurement } from './measure';

/** Processes that do the same on the same data; the first is ours. */
export interface Scenario {
  readonly title: string;
  readonly contenders: readonly Contender[];
  /** What its issue asks for, as sentences that hold or not. */
  readonly goals: (measured: readonly Measurement[]) => Readonly<Record<string, boolean>>;
  /** CPU seconds of the first contender by what takes them. @default - not split up */
  readonly shares?: (measured: readonly Measurement[]) => Readonly<Record<string, number>>;
}

const DATA = join('.cache', 'bench', 'data');
const NODE = process.execPath;
/** What is measured is what this file was built with. */
const DIST = join(__dirname, '..');
const PLUMBLINE = [NODE, join(DIST, 'cli', 'plumbline.js')];
/** No drift, drift. */
const VERDICTS = [0, 3];

function table(name: string, rows: number, seed: number, times = 1): string {
  const path = join(DATA, `${name}.csv`);
  writeTable(path, rows, seed, times);
  return path;
}

function drift(name: string, baseline: string, live: string): Contender {
  return { name, command: [...PLUMBLINE, 'drift', '--baseline', baseline, '--live', live], codes: VERDICTS };
}

function script(name: string, python: string, file: string, ...paths: string[]): Contender {
  return { name, command: [python, `bench/peers/${file}`, ...paths], codes: [0] };
}

/** Time of one contender in times of another. */
function ratio(of: Measurement | undefined, to: Measurement | undefined): number {
  return (of?.seconds ?? NaN) / (to?.seconds ?? NaN);
}

/** Drift of 500,000 rows against 500,000, 10 columns. */
export function driftScenario(python: string): Scenario {
  const [baseline, live] = [table('baseline', 500_000, 1), table('live', 500_000, 2)];
  return {
    title: 'drift, 2 x 500,000 rows x 10 columns of CSV',
    contenders: [
      drift('plumbline drift', baseline, live),
      script('Evidently 0.7.23, drift preset', python, 'evidently_drift.py', baseline, live),
      script('pandas 2.3.3 + scipy 1.17.1', python, 'pandas_scipy.py', baseline, live),
      script('DuckDB 2.0.0, CSV reader and aggregates', python, 'duckdb_profile.py', baseline, live),
    ],
    goals: ([ours, evidently, pandas, duckdb]) => ({
      'at least 20 times as fast as Evidently': ratio(evidently, ours) >= 20,
      '40 times as fast as Evidently': ratio(evidently, ours) >= 40,
      'at least 8 times as fast as pandas and scipy': ratio(pandas, ours) >= 8,
      'not slower than DuckDB on two threads': ratio(duckdb, ours) >= 1,
      'at most 100 MB': (ours?.megabytes ?? NaN) <= 100,
    }),
  };
}

/** A profile with every sketch of 1,000,000 rows. */
export function profileScenario(python: string): Scenario {
  const path = table('million', 1_000_000, 3);
  const output = join(DATA, 'million.profile.json');
  return {
    title: 'profile with every sketch, 1,000,000 rows x 10 columns of CSV',
    contenders: [
      { name: 'plumbline profile', command: [...PLUMBLINE, 'profile', path, '--output', output], codes: [0] },
      script('DuckDB 2.0.0, CSV reader and aggregates', python, 'duckdb_profile.py', path),
    ],
    goals: ([ours, duckdb]) => ({ 'at most 4 times the time of DuckDB': ratio(ours, duckdb) <= 4 }),
  };
}

/** Captured requests against JSON.parse. */
export function captureScenario(): Scenario {
  const path = join(DATA, 'capture.jsonl');
  writeCapture(path, 200_000, 4);
  return {
    title: 'data capture, 200,000 requests of 10 numbers',
    contenders: [
      { name: 'plumbline, profile of each column', command: [NODE, join(DIST, 'bench', 'capture-sums.js'), path], codes: [0] },
      { name: 'readline, JSON.parse, split, sum', command: [NODE, join(DIST, 'bench', 'peers', 'json-parse.js'), path], codes: [0] },
    ],
    goals: ([ours, parse]) => ({
      'at least 3 times as fast as JSON.parse': ratio(parse, ours) >= 3,
      'the same sums': sameSums(ours?.output ?? '', parse?.output ?? ''),
    }),
  };
}

/** 100 columns against 10. */
export function wideScenario(): Scenario {
  const [wide, narrow] = [table('wide', 100_000, 5, 10), table('narrow', 100_000, 5)];
  return {
    title: 'drift, 2 x 100,000 rows',
    contenders: [drift('100 columns', wide, wide), drift('10 columns', narrow, narrow)],
    goals: ([many, few]) => ({ 'at most 10 times the time of 10 columns': ratio(many, few) <= 10 }),
  };
}

/** Memory as the files grow. */
export function memoryScenario(rows: number): Scenario {
  const [small, large] = [table('million', 1_000_000, 3), table(`rows-${rows}`, rows, 6)];
  return {
    title: 'memory of drift as the files grow',
    contenders: [drift(`2 x ${rows} rows`, large, large), drift('2 x 1000000 rows', small, small)],
    goals: ([many, few]) => ({ 'at most a tenth more': (many?.megabytes ?? NaN) <= 1.1 * (few?.megabytes ?? NaN) }),
  };
}

function sameSums(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => JSON.parse(text) as number[]) as [number[], number[]];
  return first.length === second.length && first.every((sum, index) => Math.abs(sum / (second[index] ?? NaN) - 1) < 1e-9);
}
