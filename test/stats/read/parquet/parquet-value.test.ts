import { TEXT_PARSERS, parquetValue } from '../../../../stats/read/parquet/parquet-value';

test.each([
  ['a decimal', 12345 * 0.01, { converted_type: 'DECIMAL' as const, scale: 2 }, 123.45],
  ['a whole number', 7n, {}, 7],
  ['a whole number beyond 2^53', 2n ** 53n, {}, '9007199254740992'],
  ['bytes', Uint8Array.of(0, 255), {}, '00ff'],
  ['a list with a large whole number', [1n, 2n ** 64n], {}, '[1,"18446744073709551616"]'],
  ['nothing', undefined, {}, undefined],
])('%s is a value of a row', (_, value, element, expected) => {
  expect(parquetValue(value, { name: 'x', ...element })).toBe(expected);
});

test('dates and times are ISO text', () => {
  expect(TEXT_PARSERS.dateFromDays(11_356)).toBe('2001-02-03');
  expect(TEXT_PARSERS.timestampFromMilliseconds(981_173_106_789n)).toBe('2001-02-03T04:05:06.789Z');
  expect(TEXT_PARSERS.timestampFromMicroseconds(981_173_106_789_000n)).toBe('2001-02-03T04:05:06.789Z');
  expect(TEXT_PARSERS.timestampFromNanoseconds(981_173_106_789_000_000n)).toBe('2001-02-03T04:05:06.789Z');
  expect(TEXT_PARSERS.timestampFromMilliseconds(10n ** 17n)).toBe('100000000000000000 ms');
});
