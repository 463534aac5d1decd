import { READERS, readTimestamp } from '../../../lambda/ingest/values';

test.each([
  ['2001-01-05', '2001-01-05T00:00:00.000Z'],
  ['2001/01/05 18:20', '2001-01-05T18:20:00.000Z'],
  ['2001-01-05T18:20:30', '2001-01-05T18:20:30.000Z'],
  ['2001-01-05 18:20:30.5', '2001-01-05T18:20:30.500Z'],
  ['2001-01-05T18:20:30Z', '2001-01-05T18:20:30.000Z'],
  ['2001-01-05T18:20:30-05:30', '2001-01-05T23:50:30.000Z'],
])('reads the timestamp %s', (text, expected) => {
  expect(new Date(readTimestamp(text) ?? NaN).toISOString()).toBe(expected);
});

test.each(['2001-02-30', '2001-13-01', '2001-01-05 24:00', '2001-01/05', '05.01.2001', '2001-01-05 18', ' 2001-01-05'])(
  'takes %s for no timestamp',
  (text) => {
    expect(readTimestamp(text)).toBeUndefined();
  },
);

test.each([
  ['integer', '-12', -12],
  ['integer', '1.0', undefined],
  ['integer', '9007199254740993', undefined],
  ['integer', '0x10', undefined],
  ['double', '1e3', 1000],
  ['double', '.5', 0.5],
  ['double', 'NaN', undefined],
  ['double', '1e400', undefined],
  ['double', 'Infinity', undefined],
  ['boolean', 'TRUE', true],
  ['boolean', '0', false],
  ['boolean', 'yes', undefined],
  ['string', ' as it is ', ' as it is '],
] as const)('reads as %s the text %s', (type, text, expected) => {
  expect(READERS[type](text)).toBe(expected);
});
