import type { Line } from '../shared/batch/line-splitter';
import { scoredLine } from '../shared/batch/scored-line';

/** The stored form of batch transform's answers: `<record id>,<score>` a line. Throws when a line is none. */
export async function* joinedLines(blocks: AsyncIterable<readonly Line[]>, threshold: number): AsyncGenerator<string[]> {
  for await (const lines of blocks) {
    yield lines.flatMap(({ bytes }) => (bytes.length === 0 ? [] : [joinedLine(bytes.toString('utf8'), threshold)]));
  }
}

function joinedLine(line: string, threshold: number): string {
  const comma = line.lastIndexOf(',');
  const text = line.slice(comma + 1);
  const score = Number(text);
  if (comma < 1 || text.trim() === '' || !Number.isFinite(score)) {
    throw new Error(`batch transform must answer a record id and a score, got ${JSON.stringify(line.slice(0, 200))}`);
  }
  return scoredLine(line.slice(0, comma), score, threshold);
}
