import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { countLines } from '../../../lambda/seal-features/count-lines';

const counted = (text: string, chunk = 7) => {
  const bytes = gzipSync(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) => bytes.subarray(i * chunk, (i + 1) * chunk));
  return countLines(Readable.from(chunks));
};

test('counts lines and those that begin with 1, with and without a last line feed', async () => {
  expect(await counted('1,5\n0,1\n1,7')).toMatchObject({ rows: 3, positives: 2 });
  expect(await counted('1,5\n0,1\n')).toMatchObject({ rows: 2, positives: 1 });
  expect(await counted('')).toMatchObject({ rows: 0, positives: 0 });
});

test('hashes the compressed bytes', async () => {
  expect((await counted('0\n')).sha256).toBe(createHash('sha256').update(gzipSync('0\n')).digest('hex'));
});

test('counts the same whatever the chunks are', async () => {
  const line = fc.constantFrom('1,11', '0,1', '1', '');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), async (lines, chunk) => {
      const { rows, positives } = await counted(`${lines.join('\n')}\n`, chunk);
      expect([rows, positives]).toEqual([lines.length, lines.filter((text) => text.startsWith('1')).length]);
    }),
    { numRuns: 30 },
  );
});
