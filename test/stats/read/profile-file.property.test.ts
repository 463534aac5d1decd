import fc from 'fast-check';
import { profile } from '../../../stats/profile/profile';
import type { Row } from '../../../stats/profile/schema';
import { exactParts, profileBytes } from './profile-bytes';

const DELIMITERS = [',', ';', '\t', '|'];

/** Texts of the kinds that columns hold, and of the characters that CSV is made of. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'NaN',
    'null',
    '\\N',
    'true',
    '0',
    '1',
    '-0',
    '007',
    '1.0',
    '1e3',
    'Infinity',
    '2001-02-03',
    '2001-02-03T04:05:06Z',
    'é',
    '漢字',
    '👍',
  ),
  fc.double().map(String),
  fc.integer().map(String),
  fc.stringMatching(/^[a"\n\r,;|\t ]{0,6}$/),
);
const table = fc
  .tuple(fc.uniqueArray(fc.stringMatching(/^[a-z_é"\n, ]{1,5}$/), { minLength: 1, maxLength: 4 }), fc.nat({ max: 12 }))
  .chain(([names, rows]) =>
    fc.tuple(fc.constant(names), fc.array(fc.tuple(...names.map(() => cell)), { minLength: rows, maxLength: rows })),
  );
const style = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  lastLineEnd: fc.boolean(),
});

interface Style {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly quoteAll: boolean;
  readonly lastLineEnd: boolean;
}

function csv(records: readonly (readonly string[])[], { delimiter, lineEnd, quoteAll, lastLineEnd }: Style): string {
  const quote = (text: string, alone: boolean): boolean =>
    quoteAll || (alone && text === '') || ['"', '\n', '\r', delimiter].some((special) => text.includes(special));
  const field = (text: string, alone: boolean): string => (quote(text, alone) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = records.map((record) => record.map((text) => field(text, record.length === 1)).join(delimiter));
  return lines.join(lineEnd) + (lastLineEnd ? lineEnd : '');
}

function rowsOf(names: readonly string[], records: readonly (readonly string[])[]): Row[] {
  return records.map((record) => Object.fromEntries(names.map((name, index) => [name, record[index]])));
}

test('the bytes of a CSV file, in whatever parts they come, have the profile of its rows', () => {
  fc.assert(
    fc.property(
      table,
      style,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 64 }),
      ([names, records], how, parts, chunk) => {
        const found = profileBytes(csv([names, ...records], how), { format: 'csv', delimiter: how.delimiter }, { parts, chunk });
        const expected = profile(rowsOf(names, records), records.length === 0 ? names.map((name) => ({ name })) : undefined);
        expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
      },
    ),
    { numRuns: 200 },
  );
});

test.each(['all', 'compare'] as const)('columns of many values have the profile of their rows too (sketches: %s)', (sketches) => {
  const names = ['float', 'integer', 'mixed', 'id', 'long', 'zero'];
  const records = Array.from({ length: 9000 }, (_, i) => [
    i % 17 === 0 ? '' : String(Math.sin(i) * 1000),
    String((i * 7919) % 100_003),
    i % 5 === 0 ? `text ${i}` : i % 7 === 0 ? '1e400' : (Math.cos(i) * 10).toFixed(i % 4),
    `id-${i}`,
    i % 2 === 0 ? 'x'.repeat(i % 700) : '2001-02-03T04:05:06.007Z',
    i % 3 === 0 ? '-0' : String(i),
  ]);
  const schema = names.map((name) => ({ name, ...(name === 'long' ? { type: 'string' as const } : {}) }));
  const found = profileBytes(csv([names, ...records], { delimiter: ',', lineEnd: '\n', quoteAll: false, lastLineEnd: true }), {
    schema,
    sketches,
  });
  const expected = profile(rowsOf(names, records), schema, { sketches });
  expect(exactParts(found)).toEqual(exactParts(expected));
  found.columns.forEach(({ numbers }, index) => {
    const { mean, m2, m4 } = expected.columns[index]?.numbers ?? { mean: 0, m2: 0, m4: 0 };
    expect(numbers?.mean ?? 0).toBeCloseTo(mean, 9);
    expect((numbers?.m2 ?? 0) / (m2 || 1)).toBeCloseTo(m2 === 0 ? 0 : 1, 9);
    expect((numbers?.m4 ?? 0) / (m4 || 1)).toBeCloseTo(m4 === 0 ? 0 : 1, 9);
  });
});

test('no bytes crash or hang a reader: they have a profile or a data error', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom('a', '1', ',', '"', '\n', '\r', '\ufeff', '{', '}', '[', ']', ':', '\\', 'captureData', '"captureData":', '\u0000'),
        { maxLength: 60 },
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );
  const format = fc.constantFrom('csv' as const, 'jsonl' as const, 'capture' as const, undefined);
  fc.assert(
    fc.property(bytes, format, (content, given) => {
      try {
        expect(profileBytes(Buffer.from(content), { format: given }).rows).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect(error).toMatchObject({ name: 'DataError' });
      }
    }),
    { numRuns: 600 },
  );
});
