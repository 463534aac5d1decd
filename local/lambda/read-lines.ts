import type { Readable } from 'node:stream';

/** Calls `onLine` for each line that ends in a newline, and for the rest at the end; unlike `readline` it leaves carriage returns alone. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (rest !== '') {
      onLine(rest);
    }
  });
}
