import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { normal, uniform } from './random';

/** Lines that are written at once. */
const BLOCK = 10_000;

/** Writes a file of lines unless it is there already. */
function writeLines(path: string, header: string | undefined, rows: number, line: (row: number) => string): void {
  if (existsSync(path)) {
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w');
  let lines = header === undefined ? [] : [header];
  for (let row = 0; row < rows; row += 1) {
    lines.push(line(row));
    if (lines.length >= BLOCK || row === rows - 1) {
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  closeSync(file);
  renameSync(unfinished, path);
}

const NAMES = ['amount', 'balance', 'age', 'score', 'ratio', 'visits', 'code', 'plan', 'store', 'label'];

/**
 * A CSV file of 10 columns `times` over: 5 fractional ones, one of them 5 % missing, 2 integral ones, 2 texts of 8 and of 400 values, and a
 * label.
 */
export function writeTable(path: string, rows: number, seed: number, times = 1): void {
  const next = uniform(seed);
  const gauss = normal(next);
  const cells = (): string =>
    [
      gauss().toFixed(4),
      Math.exp(2 + 0.8 * gauss()).toFixed(4),
      (18 + 60 * next()).toFixed(4),
      next() < 0.05 ? '' : (50 + 10 * gauss()).toFixed(4),
      next().toFixed(4),
      Math.floor(100 * next()),
      Math.floor(100_000 * next()),
      `plan${Math.floor(8 * next())}`,
      `store${Math.floor(400 * next())}`,
      next() < 0.2 ? 1 : 0,
    ].join(',');
  const repeated = Array.from({ length: times }, (_, i) => NAMES.map((name) => (i === 0 ? name : `${name}${i}`))).flat();
  writeLines(path, repeated.join(','), rows, () => Array.from({ length: times }, cells).join(','));
}

/** A file of SageMaker's data capture: requests of one row of 10 numbers. */
export function writeCapture(path: string, records: number, seed: number): void {
  const next = uniform(seed);
  const id = (): string =>
    Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const side = (mode: string, data: string): object => ({ observedContentType: 'text/csv', mode, data, encoding: 'CSV' });
  writeLines(path, undefined, records, () => {
    const input = Array.from({ length: 10 }, () => (100 * next()).toFixed(4)).join(',');
    return JSON.stringify({
      captureData: { endpointInput: side('INPUT', input), endpointOutput: side('OUTPUT', next().toFixed(4)) },
      eventMetadata: { eventId: `${id()}-${id()}`, inferenceId: `${id()}-${id()}`, inferenceTime: '2001-02-03T04:05:06Z' },
      eventVersion: '0',
    });
  });
}
