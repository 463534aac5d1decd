import fc from 'fast-check';
import type { Line } from '../../../../lambda/shared/batch/line-splitter';
import { MAX_LINE_BYTES, splitLines } from '../../../../lambda/shared/batch/line-splitter';
import type { ReadBytes } from '../../../../lambda/shared/batch/range-lines';
import { rangeLines } from '../../../../lambda/shared/batch/range-lines';

/** Reads a file in chunks of `size` bytes, as a network does. */
function chunked(file: Buffer, size: number): ReadBytes {
  return async function* (first, last) {
    for (let at = first; at <= last; at += size) {
      yield file.subarray(at, Math.min(at + size, last + 1));
    }
  };
}

async function linesOf(blocks: AsyncIterable<Line[]>): Promise<{ offset: number; text: string; tooLong: boolean }[]> {
  const lines: Line[] = [];
  for await (const block of blocks) {
    lines.push(...block);
  }
  return lines.map(({ offset, bytes, tooLong }) => ({ offset, text: bytes.toString('utf8'), tooLong }));
}

const textOf = fc.stringMatching(/^[a-z,"{}éø漢🚀 ]{0,12}$/u);
const FILES = fc
  .record({ lines: fc.array(fc.tuple(textOf, fc.constantFrom('\n', '\r\n')), { maxLength: 30 }), last: textOf })
  .map(({ lines, last }) => ({ lines: [...lines.map(([text]) => text), last], file: Buffer.from(lines.flat().join('') + last) }));

test('the lines of all ranges are the lines of the file, each once, wherever it is cut and however it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(FILES, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }), async ({ lines, file }, step, chunk) => {
      const found = [];
      for (let start = 0; start < file.length; start += step) {
        const span = { start, end: Math.min(start + step, file.length), size: file.length };
        const own = await linesOf(rangeLines(chunked(file, chunk), span));
        expect(own.every(({ offset }) => offset >= span.start && offset < span.end)).toBe(true);
        found.push(...own);
      }
      expect(found).toEqual(await linesOf(splitLines(chunked(file, 1000)(0, file.length - 1))));
      expect(found.map(({ text }) => text)).toEqual(lines.at(-1) === '' ? lines.slice(0, -1) : lines);
      for (const { offset, text } of found) {
        expect(file.subarray(offset, offset + Buffer.byteLength(text)).toString('utf8')).toBe(text);
      }
    }),
    { numRuns: 500 },
  );
});

test('a line over many ranges belongs to the first', async () => {
  const file = Buffer.from(`a\n${'b'.repeat(50)}\nc\n`);
  const starts = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      linesOf(rangeLines(chunked(file, 7), { start: i * 10, end: Math.min(i * 10 + 10, file.length), size: file.length })),
    ),
  );
  expect(starts.map((lines) => lines.map(({ text }) => text[0]))).toEqual([['a', 'b'], [], [], [], [], ['c']]);
});

test('a line that never ends is told without being held', async () => {
  const file = Buffer.alloc(3 * MAX_LINE_BYTES, 'x');
  const [line, ...others] = await linesOf(rangeLines(chunked(file, 65_536), { start: 0, end: 100, size: file.length }));
  expect({ ...line, text: line?.text.length }).toEqual({ offset: 0, text: 1000, tooLong: true });
  expect(others).toEqual([]);
  const middle = { start: MAX_LINE_BYTES, end: 2 * MAX_LINE_BYTES, size: file.length };
  expect(await linesOf(rangeLines(chunked(file, 65_536), middle))).toEqual([]);
});
