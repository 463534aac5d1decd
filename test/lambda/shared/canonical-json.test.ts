import fc from 'fast-check';
import { canonicalJson } from '../../../lambda/shared/canonical-json';

test('sorts keys at every depth and leaves lists in order', () => {
  expect(canonicalJson({ b: [2, { d: 1, c: 'ü"' }], a: null })).toBe('{"a":null,"b":[2,{"c":"ü\\"","d":1}]}');
});

test('equal values are equal text, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 })), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
