import fc from 'fast-check';
import { eventPattern, parseEventPattern } from '../../../local/events/event-pattern';

const EVENT = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  resources: ['arn:aws:s3:::raw', 'arn:aws:s3:::other'],
  detail: {
    bucket: { name: 'raw' },
    object: { key: 'flights/2001-01-05.csv.gz', size: 1024 },
    ip: '10.0.0.33',
    ip6: '2001:db8::1',
    state: null,
    empty: '',
    none: [],
    flag: true,
    parts: [
      { n: 1, m: 'a' },
      { n: 2, m: 'b' },
    ],
    deep: [[{ first: 'Anna', last: 'Smith' }], [{ first: 'Peter', last: 'Jones' }]],
  },
};

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
describe('comparison operators', () => {
  test.each([
    ['equals', { source: ['aws.s3'] }, true],
    ['equals', { source: ['aws.sqs'] }, false],
    ['and', { source: ['aws.s3'], 'detail-type': ['Object Deleted'] }, false],
    ['or of one field', { detail: { bucket: { name: ['raw', 'curated'] } } }, true],
    ['begins with', { detail: { object: { key: [{ prefix: 'flights/' }] } } }, true],
    ['begins with, ignoring case', { detail: { object: { key: [{ prefix: { 'equals-ignore-case': 'FLIGHTS/' } }] } } }, true],
    ['ends with', { detail: { object: { key: [{ suffix: '.csv' }, { suffix: '.gz' }] } } }, true],
    ['ends with', { detail: { object: { key: [{ suffix: '.parquet' }] } } }, false],
    ['ends with, ignoring case', { detail: { object: { key: [{ suffix: { 'equals-ignore-case': '.CSV.gz' } }] } } }, true],
    ['wildcard', { detail: { object: { key: [{ wildcard: 'flights/*.csv.*' }] } } }, true],
    ['wildcard', { detail: { object: { key: [{ wildcard: 'flights/*.csv' }] } } }, false],
    ['wildcard, other characters stand for themselves', { detail: { object: { key: [{ wildcard: 'flights/2001-01-05_csv*' }] } } }, false],
    ['wildcard, escaped', { detail: { bucket: { name: [{ wildcard: 'ra\\*' }] } } }, false],
    ['equals, ignoring case', { detail: { bucket: { name: [{ 'equals-ignore-case': 'RAW' }] } } }, true],
    ['anything-but a list', { detail: { bucket: { name: [{ 'anything-but': ['raw'] }] } } }, false],
    ['anything-but a text', { detail: { bucket: { name: [{ 'anything-but': 'curated' }] } } }, true],
    ['anything-but a number', { detail: { object: { size: [{ 'anything-but': 1024 }] } } }, false],
    ['anything-but numbers', { detail: { object: { size: [{ 'anything-but': [1, 2] }] } } }, true],
    ['anything-but a prefix', { detail: { bucket: { name: [{ 'anything-but': { prefix: 'ra' } }] } } }, false],
    ['anything-but prefixes', { detail: { bucket: { name: [{ 'anything-but': { prefix: ['x', 'y'] } }] } } }, true],
    ['anything-but suffixes', { detail: { bucket: { name: [{ 'anything-but': { suffix: ['x', 'w'] } }] } } }, false],
    ['anything-but, ignoring case', { detail: { bucket: { name: [{ 'anything-but': { 'equals-ignore-case': 'RAW' } }] } } }, false],
    [
      'anything-but a list, ignoring case',
      { detail: { bucket: { name: [{ 'anything-but': { 'equals-ignore-case': ['A', 'B'] } }] } } },
      true,
    ],
    ['anything-but a wildcard', { detail: { object: { key: [{ 'anything-but': { wildcard: '*/2001*' } }] } } }, false],
    ['anything-but wildcards', { detail: { object: { key: [{ 'anything-but': { wildcard: ['a*', 'b*'] } }] } } }, true],
    ['anything-but of what is not there', { detail: { missing: [{ 'anything-but': 'raw' }] } }, false],
    ['numeric range', { detail: { object: { size: [{ numeric: ['>', 0, '<=', 1024] }] } } }, true],
    ['numeric range', { detail: { object: { size: [{ numeric: ['>=', 1025, '<', 2000] }] } } }, false],
    ['numeric equals', { detail: { object: { size: [{ numeric: ['=', 1.024e3] }] } } }, true],
    ['numeric of a text', { detail: { bucket: { name: [{ numeric: ['>', 0] }] } } }, false],
    ['a number is no text', { detail: { object: { size: ['1024'] } } }, false],
    ['IP address', { detail: { ip: [{ cidr: '10.0.0.0/24' }] } }, true],
    ['IP address', { detail: { ip: [{ cidr: '10.0.1.0/24' }] } }, false],
    ['IPv6 address', { detail: { ip6: [{ cidr: '2001:db8::/32' }] } }, true],
    ['IP address of a text', { detail: { bucket: { name: [{ cidr: '0.0.0.0/0' }] } } }, false],
    ['exists', { detail: { object: { key: [{ exists: true }] } } }, true],
    ['does not exist', { detail: { object: { etag: [{ exists: false }] } } }, true],
    ['does not exist', { detail: { object: { key: [{ exists: false }] } } }, false],
    ['exists works on leaves only', { detail: { object: [{ exists: true }] } }, false],
    ['does not exist, below nothing', { detail: { missing: { deeper: [{ exists: false }] } } }, true],
    ['exists, null', { detail: { state: [{ exists: true }] } }, true],
    ['an empty array has no value', { detail: { none: [{ exists: false }] } }, true],
    ['null', { detail: { state: [null] } }, true],
    ['null is not the empty text', { detail: { state: [''] } }, false],
    ['empty', { detail: { empty: [''] } }, true],
    ['true', { detail: { flag: [true] } }, true],
    ['or', { $or: [{ source: ['aws.sqs'] }, { detail: { bucket: { name: ['raw'] } } }] }, true],
    ['or', { $or: [{ source: ['aws.sqs'] }, { source: ['aws.sns'] }] }, false],
    ['or below a field', { source: ['aws.s3'], detail: { $or: [{ state: ['x'] }, { flag: [true] }] } }, true],
    [
      'or within or',
      { $or: [{ source: ['x'] }, { source: ['aws.s3'], $or: [{ account: ['1'] }, { 'detail-type': ['Object Created'] }] }] },
      true,
    ],
  ])('%s: %j is %s', (_operator, pattern, expected) => {
    expect(eventPattern(pattern)(EVENT)).toBe(expected);
  });
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-arrays.html
// https://github.com/aws/event-ruler#json-array-matching
describe('arrays', () => {
  test.each([
    ['a pattern and an array that have a value in common match', { resources: ['arn:aws:s3:::other'] }, true],
    ['one element of an array of objects matches', { detail: { parts: { n: [2] } } }, true],
    ['no element matches', { detail: { parts: { n: [3] } } }, false],
    ['all fields have to match in the same element', { detail: { parts: { n: [1], m: ['b'] } } }, false],
    ['arrays of arrays count as one', { detail: { deep: { first: ['Anna'], last: ['Smith'] } } }, true],
    ['also there two fields are of one element', { detail: { deep: { first: ['Anna'], last: ['Jones'] } } }, false],
  ])('%s', (_rule, pattern, expected) => {
    expect(eventPattern(pattern)(EVENT)).toBe(expected);
  });
});

// https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java
test.each([
  ['[]', 'Filter is not an object'],
  ['{', 'Invalid JSON'],
  ['{}', 'Empty objects are not allowed'],
  ['{"a":{}}', 'Empty objects are not allowed'],
  ['{"a":[]}', 'Empty arrays are not allowed'],
  ['{"source":"aws.s3"}', '"source" must be an object or an array'],
  ['{"a":[["x"]]}', 'Match value must be String, number, true, false, or null'],
  ['{"a":[{}]}', 'Match expression name not found'],
  ['{"a":[{"prefix":3}]}', 'prefix match pattern must be a string'],
  ['{"a":[{"prefix":"x","suffix":"y"}]}', 'Only one key allowed in match expression'],
  ['{"a":[{"between":1}]}', 'Unrecognized match type between'],
  ['{"a":[{"exists":"no"}]}', 'exists match pattern must be either true or false.'],
  ['{"a":[{"numeric":5}]}', 'Value of numeric must be an array.'],
  ['{"a":[{"numeric":[">"]}]}', 'Value of > must be numeric'],
  ['{"a":[{"numeric":["<",5,">",1]}]}', 'Too many elements in numeric expression'],
  ['{"a":[{"numeric":[">",5,"<",1]}]}', 'Bottom must be less than top'],
  ['{"a":[{"numeric":["~",5]}]}', 'Unrecognized numeric range operator: ~'],
  ['{"a":[{"numeric":["=",6000000000]}]}', 'Value must be between -5.0E9 and 5.0E9, inclusive'],
  ['{"a":[{"anything-but":[]}]}', 'either all values are number or string'],
  ['{"a":[{"anything-but":[1,"x"]}]}', 'either all values are number or string'],
  ['{"a":[{"anything-but":[null]}]}', 'Inside anything but list, start|null|boolean is not supported.'],
  ['{"a":[{"anything-but":null}]}', 'Value of anything-but must be an array or single string/number value.'],
  ['{"a":[{"anything-but":{"numeric":["=",1]}}]}', 'Unsupported anything-but pattern: numeric'],
  ['{"a":[{"anything-but":{"prefix":""}}]}', 'Null prefix/suffix not allowed'],
  ['{"a":[{"wildcard":"a**"}]}', 'Consecutive wildcard characters'],
  ['{"a":[{"wildcard":"a\\\\b"}]}', 'Invalid escape character'],
  ['{"a":[{"cidr":"10.0.0.0"}]}', "Malformed CIDR, one '/' required"],
  ['{"a":[{"cidr":"10.0.0.0/99"}]}', 'Malformed CIDR'],
  ['{"$or":{"a":["x"]}}', 'It must be an Array followed with $or.'],
  ['{"$or":[{"a":["x"]}]}', 'There must have at least 2 Objects in $or relationship.'],
  ['{"$or":[{"a":["x"]},"b"]}', 'Only JSON object is allowed in array of $or relationship.'],
  ['{"$or":[{"prefix":["x"]},{"b":["y"]}]}', 'prefix is Ruler reserved fieldName which cannot be used inside $or.'],
])('refuses %s', (pattern, reason) => {
  expect(() => parseEventPattern(pattern)).toThrow(
    `Event pattern is not valid. Reason: ${reason.startsWith('either') ? 'Inside' : reason}`,
  );
});

describe('for any value', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '*', '/', '.', 'é'), maxLength: 6 });
  const leaf = fc.oneof(text, fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.constant(null));
  const matches = (expected: unknown, value: unknown): boolean => eventPattern({ f: [expected] })({ f: value });

  test('a pattern of an event’s own values matches it', () => {
    fc.assert(fc.property(leaf, leaf, (a, b) => eventPattern({ a: [a], d: { b: [b] } })({ a, d: { b } })));
  });

  test('anything-but is the opposite of its operator wherever there is a value', () => {
    fc.assert(
      fc.property(text.filter(Boolean), text, fc.constantFrom('prefix', 'suffix', 'equals-ignore-case'), (operand, value, operator) => {
        expect(matches({ 'anything-but': { [operator]: operand } }, value)).toBe(!matches({ [operator]: operand }, value));
        expect(matches({ 'anything-but': operand }, value)).toBe(!matches(operand, value));
      }),
    );
  });

  test('prefix, suffix and the wildcard of an escaped text agree with those of strings', () => {
    fc.assert(
      fc.property(text.filter(Boolean), text, (operand, value) => {
        expect(matches({ prefix: operand }, value)).toBe(value.startsWith(operand));
        expect(matches({ suffix: operand }, value)).toBe(value.endsWith(operand));
        const escaped = operand.replace(/[\\*]/g, '\\$&');
        expect(matches({ wildcard: escaped }, value)).toBe(value === operand);
        expect(matches({ wildcard: `*${escaped}*` }, value)).toBe(value.includes(operand));
      }),
    );
  });

  test('a wildcard pattern agrees with a regular expression', () => {
    fc.assert(
      fc.property(
        fc.array(
          text.map((each) => each.replaceAll('*', '')),
          { minLength: 1, maxLength: 4 },
        ),
        text,
        (literals, value) => {
          fc.pre(literals.slice(1, -1).every(Boolean));
          const source = literals.map((literal) => literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('.*');
          expect(matches({ wildcard: literals.join('*') }, value)).toBe(new RegExp(`^${source}$`).test(value));
        },
      ),
    );
  });

  test('a wildcard pattern takes no longer than the text', () => {
    const pattern = { f: [{ wildcard: '*a*a*a*a*a*a*a*b' }] };

    expect(eventPattern(pattern)({ f: 'a'.repeat(200_000) })).toBe(false);
  });

  test('$or matches what one of its patterns matches, a list what one of its values matches', () => {
    fc.assert(
      fc.property(leaf, leaf, leaf, (a, b, value) => {
        const either = matches(a, value) || matches(b, value);
        expect(eventPattern({ $or: [{ f: [a] }, { f: [b] }] })({ f: value })).toBe(either);
        expect(eventPattern({ f: [a, b] })({ f: value })).toBe(either);
      }),
    );
  });

  test('of an array one element has to match', () => {
    fc.assert(
      fc.property(leaf, fc.array(leaf, { maxLength: 3 }), (expected, values) => {
        expect(matches(expected, values)).toBe(values.some((value) => matches(expected, value)));
        expect(matches({ exists: true }, values)).toBe(values.length > 0);
      }),
    );
  });
});
