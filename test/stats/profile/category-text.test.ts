import fc from 'fast-check';
import { categoryText } from '../../../stats/profile/category-text';

const LONG = 'x'.repeat(512);

test('texts to 512 characters are left as they are', () => {
  expect(categoryText('')).toBe('');
  expect(categoryText(LONG)).toBe(LONG);
});

test('longer texts are shortened to a bounded length', () => {
  const text = categoryText('y'.repeat(1_000_000));
  expect(text).toMatch(/^y{512}…[0-9a-f]{64}$/);
});

test('different texts stay different, also those that look like shortened ones', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 4 }), (a, b) => {
      expect(categoryText(`${LONG}${a}`) === categoryText(`${LONG}${b}`)).toBe(a === b);
    }),
  );
  const shortened = categoryText(`${LONG}!`);
  expect(categoryText(shortened)).not.toBe(shortened);
  // Halves of surrogate pairs, which UTF-8 does not have.
  expect(categoryText(`${LONG}\ud800`)).not.toBe(categoryText(`${LONG}\ud801`));
});
