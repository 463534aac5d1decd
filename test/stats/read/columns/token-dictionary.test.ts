import { EXACT_VALUES } from '../../../../stats/profile/column-profile';
import { TokenDictionary } from '../../../../stats/read/columns/token-dictionary';

function counted(dictionary: TokenDictionary): Record<string, number> {
  const rows: Record<string, number> = {};
  dictionary.take((bytes, start, end, count) => {
    const text = bytes.toString('utf8', start, end);
    rows[text] = (rows[text] ?? 0) + count;
  });
  return rows;
}

function add(dictionary: TokenDictionary, text: string): boolean {
  const bytes = Buffer.from(`>${text}<`);
  return dictionary.add(bytes, 1, bytes.length - 1);
}

test.each([
  ['the same for all', () => 7],
  ['that of the length', (_: Uint8Array, start: number, end: number) => end - start],
  ['at the end of the table', () => -1],
])('texts whose hash is %s stay apart', (_, hash) => {
  const dictionary = new TokenDictionary(hash);
  const texts = Array.from({ length: 300 }, (__, i) => `t${i % 150}`);
  texts.forEach((text) => add(dictionary, text));
  expect(counted(dictionary)).toEqual(Object.fromEntries(texts.map((text) => [text, 2])));
});

test('texts with the same FNV-1a hash stay apart', () => {
  // A well-known pair of collisions of the 32-bit hash.
  const dictionary = new TokenDictionary();
  ['costarring', 'liquid', 'declinate', 'macallums', 'liquid'].forEach((text) => add(dictionary, text));
  expect(counted(dictionary)).toEqual({ costarring: 1, liquid: 2, declinate: 1, macallums: 1 });
});

test('the empty text is one like any other', () => {
  const dictionary = new TokenDictionary();
  ['', 'a', ''].forEach((text) => add(dictionary, text));
  expect(counted(dictionary)).toEqual({ '': 2, a: 1 });
});

test('a dictionary takes all exact values and the texts for a missing one, and then no new text', () => {
  const dictionary = new TokenDictionary();
  const taken = Array.from({ length: EXACT_VALUES + 100 }, (_, i) => add(dictionary, `value ${i}`)).filter(Boolean).length;
  expect(taken).toBe(EXACT_VALUES + 16);
  expect(dictionary.hasTooManyValues).toBe(true);
  expect(add(dictionary, 'value 3')).toBe(true);
  expect(counted(dictionary)['value 3']).toBe(2);
  expect(dictionary.hasTooManyValues).toBe(false);
  expect(add(dictionary, 'new')).toBe(true);
});

test('long texts fill a dictionary, a single one never does', () => {
  const dictionary = new TokenDictionary();
  expect(add(dictionary, 'x'.repeat(2_000_000))).toBe(true);
  expect(add(dictionary, 'y')).toBe(false);
  expect(dictionary.hasTooManyValues).toBe(false);
  expect(Object.keys(counted(dictionary))[0]).toHaveLength(2_000_000);
  expect(add(dictionary, 'y')).toBe(true);
});
