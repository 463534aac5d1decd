import fc from 'fast-check';
import { compileRule } from '../../../local/step-functions/choice-rules';

const INPUT: Readonly<Record<string, unknown>> = {
  '$.n': 5,
  '$.m': 5,
  '$.text': '5',
  '$.s': 'log-2025.txt',
  '$.star': 'a*b\\c',
  '$.t': '2025-01-01T00:00:00Z',
  '$.u': '2025-01-01T02:00:00.000+02:00',
  '$.z': null,
  '$.b': true,
  '$.f': false,
};

function holds(rule: object): boolean {
  return compileRule(rule as Readonly<Record<string, unknown>>)((path) => INPUT[path]);
}

// https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html and https://states-language.net/spec.html#choice-state
test.each<[rule: string, choice: object, holds: boolean]>([
  ['numbers are equal', { Variable: '$.n', NumericEquals: 5 }, true],
  ['a number is no text', { Variable: '$.n', StringEquals: '5' }, false],
  ['a text is no number', { Variable: '$.text', NumericEquals: 5 }, false],
  ['numbers are less', { Variable: '$.n', NumericLessThan: 6 }, true],
  ['numbers are at most', { Variable: '$.n', NumericLessThanEquals: 5 }, true],
  ['numbers are greater', { Variable: '$.n', NumericGreaterThan: 5 }, false],
  ['numbers are at least', { Variable: '$.n', NumericGreaterThanEquals: 5 }, true],
  ['numbers are compared with another path', { Variable: '$.n', NumericEqualsPath: '$.m' }, true],
  ['numbers are less than at another path', { Variable: '$.n', NumericLessThanPath: '$.m' }, false],
  ['numbers are at most those at another path', { Variable: '$.n', NumericLessThanEqualsPath: '$.m' }, true],
  ['numbers are greater than at another path', { Variable: '$.n', NumericGreaterThanPath: '$.m' }, false],
  ['numbers are at least those at another path', { Variable: '$.n', NumericGreaterThanEqualsPath: '$.m' }, true],
  ['values of other types at another path differ', { Variable: '$.n', NumericEqualsPath: '$.text' }, false],
  ['texts are equal', { Variable: '$.text', StringEquals: '5' }, true],
  ['texts are equal to another path', { Variable: '$.text', StringEqualsPath: '$.s' }, false],
  ['texts are in the order of their code units', { Variable: '$.s', StringLessThan: 'm' }, true],
  ['uppercase comes before lowercase', { Variable: '$.s', StringGreaterThan: 'Z' }, true],
  ['texts are at most', { Variable: '$.text', StringLessThanEquals: '5' }, true],
  ['texts are at least', { Variable: '$.text', StringGreaterThanEquals: '6' }, false],
  ['booleans are equal', { Variable: '$.b', BooleanEquals: true }, true],
  ['booleans are equal to another path', { Variable: '$.b', BooleanEqualsPath: '$.f' }, false],
  ['a boolean is no number', { Variable: '$.b', NumericEquals: 1 }, false],
  ['times are equal whatever their offsets', { Variable: '$.t', TimestampEqualsPath: '$.u' }, true],
  ['times are equal to a text', { Variable: '$.t', StringEquals: '2025-01-01T00:00:00Z' }, true],
  ['times are less', { Variable: '$.t', TimestampLessThan: '2026-01-01T00:00:00Z' }, true],
  ['times are at most', { Variable: '$.t', TimestampLessThanEquals: '2024-01-01T00:00:00Z' }, false],
  ['times are greater', { Variable: '$.t', TimestampGreaterThan: '2024-01-01T00:00:00Z' }, true],
  ['times are at least', { Variable: '$.t', TimestampGreaterThanEquals: '2025-01-01T00:00:00Z' }, true],
  ['a text is no time', { Variable: '$.s', TimestampEquals: '2025-01-01T00:00:00Z' }, false],
  ['a star stands for any text', { Variable: '$.s', StringMatches: 'log-*.txt' }, true],
  ['a star stands for no text too', { Variable: '$.s', StringMatches: '*log-2025.txt*' }, true],
  ['the whole text must match', { Variable: '$.s', StringMatches: 'log-' }, false],
  ['a point stands for itself', { Variable: '$.s', StringMatches: 'log-2025?txt' }, false],
  ['an escaped star stands for itself', { Variable: '$.star', StringMatches: 'a\\*b*' }, true],
  ['an escaped star is no wildcard', { Variable: '$.s', StringMatches: 'log-\\*.txt' }, false],
  ['an escaped backslash stands for itself', { Variable: '$.star', StringMatches: '*\\\\c' }, true],
  ['null is null', { Variable: '$.z', IsNull: true }, true],
  ['a value is not null', { Variable: '$.n', IsNull: false }, true],
  ['null is present', { Variable: '$.z', IsPresent: true }, true],
  ['what is not there is not present', { Variable: '$.gone', IsPresent: false }, true],
  ['a number is numeric', { Variable: '$.n', IsNumeric: true }, true],
  ['a text of digits is not', { Variable: '$.text', IsNumeric: true }, false],
  ['a text is a string', { Variable: '$.text', IsString: true }, true],
  ['a boolean is one', { Variable: '$.f', IsBoolean: true }, true],
  ['a time is one', { Variable: '$.t', IsTimestamp: true }, true],
  ['any other text is not', { Variable: '$.s', IsTimestamp: false }, true],
  ['Not turns a rule', { Not: { Variable: '$.n', NumericEquals: 5 } }, false],
  [
    'And wants all',
    {
      And: [
        { Variable: '$.n', IsNumeric: true },
        { Variable: '$.s', IsString: true },
      ],
    },
    true,
  ],
  [
    'And stops at the first that fails',
    {
      And: [
        { Variable: '$.gone', IsPresent: true },
        { Variable: '$.gone', IsNull: true },
      ],
    },
    false,
  ],
  [
    'Or wants one',
    {
      Or: [
        { Variable: '$.n', IsString: true },
        { Variable: '$.b', IsBoolean: true },
      ],
    },
    true,
  ],
  [
    'Or stops at the first that holds',
    {
      Or: [
        { Variable: '$.gone', IsPresent: false },
        { Variable: '$.gone', IsNull: true },
      ],
    },
    true,
  ],
  ['rules go inside each other', { Not: { And: [{ Or: [{ Variable: '$.f', BooleanEquals: true }] }] } }, true],
])('%s: %j is %s', (_rule, choice, expected) => {
  expect(holds(choice)).toBe(expected);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html: only IsPresent may look at what is not there
test.each([
  { Variable: '$.gone', StringEquals: 'a' },
  { Variable: '$.gone', IsNull: true },
  { Variable: '$.gone', StringMatches: '*' },
  { Variable: '$.n', NumericEqualsPath: '$.gone' },
])('%j fails with States.Runtime', (choice) => {
  expect(() => holds(choice)).toThrow("Invalid path '$.gone': The choice state's condition path references an invalid value.");
});

// https://states-language.net/spec.html#timestamps
test.each([
  ['2016-03-14T01:59:00Z', true],
  ['2016-03-14T01:59:00.123+05:30', true],
  ['2016-03-14t01:59:00Z', false],
  ['2016-03-14T01:59:00z', false],
  ['2016-03-14T01:59:00', false],
  ['2016-03-14', false],
  ['2016-13-14T01:59:00Z', false],
])('%s is a timestamp: %s', (text, expected) => {
  expect(compileRule({ Variable: '$', IsTimestamp: true })(() => text)).toBe(expected);
});

test('of three comparisons of two values exactly one holds, and each is the reverse of its opposite', () => {
  const operand = fc.oneof(fc.integer(), fc.double({ noNaN: true })).map((value) => value || 0);
  fc.assert(
    fc.property(operand, operand, (left, right) => {
      const is = (name: string): boolean => compileRule({ Variable: '$', [`Numeric${name}`]: right })(() => left);
      expect([is('LessThan'), is('Equals'), is('GreaterThan')].filter(Boolean)).toHaveLength(1);
      expect(is('LessThanEquals')).toBe(!is('GreaterThan'));
      expect(is('GreaterThanEquals')).toBe(!is('LessThan'));
    }),
  );
});

test('a text matches itself when its stars and backslashes are escaped, and matches a star', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(compileRule({ Variable: '$', StringMatches: text.replace(/[\\*]/g, '\\$&') })(() => text)).toBe(true);
      expect(compileRule({ Variable: '$', StringMatches: '*' })(() => text)).toBe(true);
    }),
  );
});
