import fc from 'fast-check';
import { lineBlocks } from '../../../lambda/shared/lines';

async function linesOf(chunks: Buffer[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const block of lineBlocks(chunksOf(chunks))) {
    lines.push(...block);
  }
  return lines;
}

async function* chunksOf(chunks: Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

test('gives the same lines whatever the chunks are, also within a character', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('', 'a,1', 'Zürich', '東京')), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
      expect(await linesOf(chunks)).toEqual(lines);
    }),
    { numRuns: 50 },
  );
});

test('needs no last line feed', async () => {
  expect(await linesOf([Buffer.from('a\nb')])).toEqual(['a', 'b']);
});
