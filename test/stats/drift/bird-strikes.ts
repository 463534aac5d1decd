import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** 10,000 bird strikes of 1990 to 2002 in order of time (US government), from the npm package `vega-datasets`. */
export function birdStrikes(): Record<string, string>[] {
  return parse(readFileSync(join('node_modules', 'vega-datasets', 'data', 'birdstrikes.csv')), { columns: true });
}
