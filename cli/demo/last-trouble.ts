import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A line of a log that tells of trouble. */
export interface Trouble {
  readonly file: string;
  readonly line: string;
}

/** How functions, jobs and state machines write that something went wrong. */
const TROUBLE = /\bERROR\b|errorMessage|FAILED|Failed"|Traceback|Error:|timed out|not authorized/;
/** Longest line that is shown, in characters. */
const MAX_LINE = 400;

/** The newest line below a log folder that tells of trouble. */
export function lastTrouble(folder: string): Trouble | undefined {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)) : [];
  const newestFirst = files
    .map((file) => ({ file, stat: statSync(file) }))
    .filter(({ stat }) => stat.isFile())
    .sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
  for (const { file } of newestFirst) {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findLast((text) => TROUBLE.test(text));
    if (line !== undefined) {
      return { file, line: line.slice(0, MAX_LINE) };
    }
  }
  return undefined;
}
