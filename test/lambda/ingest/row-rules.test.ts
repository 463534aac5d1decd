import { rowRules } from '../../../lambda/ingest/row-rules';
import { CONTRACT } from './flights-file';

const check = rowRules(CONTRACT);

test('gives the typed values of a row that keeps the contract', () => {
  expect(check(['2001-01-05 10:15:00', '12', '337', 'SFO', 'LAX'])).toEqual([Date.UTC(2001, 0, 5, 10, 15), 12, 337, 'SFO', 'LAX']);
});

test.each([
  [['2001-01-05', '-121', '337', 'SFO', 'LAX'], 'delay', 'range', 'delay must be at least -120, got "-121"'],
  [['2001-01-05', '2881', '337', 'SFO', 'LAX'], 'delay', 'range', 'delay must be at most 2880, got "2881"'],
  [['2001-01-05', 'x', '337', 'SFO', 'LAX'], 'delay', 'type', 'delay must be of type integer, got "x"'],
  [['2001-01-05', '', '337', 'SFO', 'LAX'], 'delay', 'completeness', 'delay must be given, got nothing'],
  [['2001-01-05', '1', '337', 'sfo', 'LAX'], 'origin', 'pattern', 'origin must be like [A-Z]{3}, got "sfo"'],
  [['2000-12-31', '1', '337', 'SFO', 'LAX'], 'date', 'range', 'date must be at least 2001-01-01T00:00:00.000Z, got "2000-12-31"'],
  [['2001-01-05', '1'], '', 'columns', 'the row has 2 fields, the contract has 5 columns'],
])('refuses %j by column %s and rule %s', (fields, column, rule, reason) => {
  expect(check(fields)).toEqual({ column, rule, reason });
});

test('takes an empty value of an optional column', () => {
  const columns = CONTRACT.columns.map((column) => ({ ...column, optional: column.name === 'delay' }));
  expect(rowRules({ ...CONTRACT, columns })(['2001-01-05', '', '337', 'SFO', 'LAX'])).toMatchObject([
    expect.any(Number),
    undefined,
    337,
    'SFO',
    'LAX',
  ]);
});

test('shows no more than the start of a long value', () => {
  expect(check(['2001-01-05', 'x'.repeat(1000), '337', 'SFO', 'LAX'])).toMatchObject({
    reason: expect.stringMatching(/^.{0,120}$/) as string,
  });
});
