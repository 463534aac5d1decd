import fc from 'fast-check';
import { readKind, readNumber } from '../../../stats/profile/token-kind';

test.each([
  ['missing', ['', 'NaN', 'nan', 'null', 'NULL', '\\N']],
  ['integral', ['0', '-0', '7', '+7', '-12', '123456789012345678901234567890']],
  ['fractional', ['0.5', '-.5', '5.', '1e5', '1E-5', '+1.5e+300', '1e999', 'inf', '-Inf', 'Infinity', '+infinity', '0e0', '0.00']],
  ['boolean', ['true', 'FALSE', 'True']],
  ['timestamp', ['2001-02-03', '2001-02-03T04:05:06Z', '2001/2/3 4:05', '1/8/90 0:00', '11/30/1999']],
  [
    'text',
    [
      '007',
      '-01.5',
      '00',
      '.',
      '-',
      '+',
      'e5',
      '1e',
      '1e5.5',
      '0x10',
      '1_000',
      '1,5',
      ' 5',
      '5 ',
      'None',
      'NAN',
      'infi',
      '--5',
      '٣',
      '__proto__',
      'tru',
    ],
  ],
])('reads as %s', (kind, texts) => {
  expect(texts.map((text) => [text, readKind(text)])).toEqual(texts.map((text) => [text, kind]));
});

test('every finite number reads as a number, with the same value, however it is written', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 21 }), (value, digits) => {
      for (const text of [String(value), value.toExponential(), value.toPrecision(digits)]) {
        expect(['integral', 'fractional']).toContain(readKind(text));
        expect(readNumber(text) === Number(text)).toBe(true);
      }
    }),
  );
});

test('any text has a kind, and only numbers read as numbers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
      const kind = readKind(text);
      const isNumber = kind === 'integral' || kind === 'fractional';
      expect(isNumber && !/inf/i.test(text) ? Number.isNaN(Number(text)) : false).toBe(false);
    }),
  );
});

test('reads infinite numbers, and those beyond the range of doubles', () => {
  expect(['inf', '-inf', 'Infinity', '-INFINITY', '1e999', '-1e999'].map(readNumber)).toEqual([
    Infinity,
    -Infinity,
    Infinity,
    -Infinity,
    Infinity,
    -Infinity,
  ]);
});

test('digits that are longer than any number are text', () => {
  expect(readKind('1'.repeat(512))).toBe('integral');
  expect(readKind('1'.repeat(513))).toBe('text');
});
