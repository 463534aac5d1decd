import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { compileIntrinsic } from '../../../local/step-functions/intrinsic-call';

const INPUT: Readonly<Record<string, unknown>> = {
  '$.s': 'a,b',
  '$.n': 5,
  '$.l': [1, 2, 3],
  '$.o': { k: 1, shared: { a: 1 } },
  '$.p': { l: 2, shared: { b: 2 } },
  '$.template': 'Hello, {}',
  '$.null': null,
  '$.long': 'x'.repeat(10_001),
  "$.l[?(@ > ')')]": [],
};

function call(text: string, input = INPUT): unknown {
  return compileIntrinsic(text).evaluate((path) => input[path]);
}

// https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
test.each<[rule: string, call: string, result: unknown]>([
  ['Array takes any values', "States.Array(1, -1.5e2, 'x', true, null, $.n)", [1, -150, 'x', true, null, 5]],
  ['Array may be empty', 'States.Array()', []],
  ['ArrayPartition has a short last part', 'States.ArrayPartition($.l, 2)', [[1, 2], [3]]],
  ['ArrayPartition rounds the size to the nearest integer', 'States.ArrayPartition($.l, 1.4)', [[1], [2], [3]]],
  ['ArrayPartition of a large size is one part', 'States.ArrayPartition($.l, 100)', [[1, 2, 3]]],
  ['ArrayContains compares values', 'States.ArrayContains(States.Array($.o), $.o)', true],
  ['ArrayContains keeps types apart', "States.ArrayContains($.l, '1')", false],
  ['ArrayRange includes its end', 'States.ArrayRange(1, 9, 2)', [1, 3, 5, 7, 9]],
  ['ArrayRange goes down', 'States.ArrayRange(5, 1, -2)', [5, 3, 1]],
  ['ArrayRange against its step is empty', 'States.ArrayRange(5, 1, 1)', []],
  ['ArrayRange rounds to the nearest integers', 'States.ArrayRange(1.4, 5.6, 2.2)', [1, 3, 5]],
  ['ArrayGetItem counts from zero', 'States.ArrayGetItem($.l, 1)', 2],
  ['ArrayLength counts', 'States.ArrayLength($.l)', 3],
  ['ArrayUnique keeps the first', "States.ArrayUnique(States.Array(1, 1, '1', $.o, $.o))", [1, '1', INPUT['$.o']]],
  ['Base64Encode works on UTF-8', "States.Base64Encode('Grüße')", 'R3LDvMOfZQ=='],
  ['Base64Decode works on UTF-8', "States.Base64Decode('R3LDvMOfZQ==')", 'Grüße'],
  ['Hash takes the algorithms of the guide', "States.Hash('a', 'MD5')", '0cc175b9c0f1b6a831c399e269772661'],
  ['JsonMerge is shallow: the second wins', 'States.JsonMerge($.o, $.p, false)', { k: 1, l: 2, shared: { b: 2 } }],
  ['StringToJson parses', 'States.StringToJson(\'[1, {"a": null}]\')', [1, { a: null }]],
  ['JsonToString writes', 'States.JsonToString($.o)', '{"k":1,"shared":{"a":1}}'],
  ['MathAdd adds', 'States.MathAdd($.n, -1)', 4],
  ['MathAdd rounds to the nearest integers', 'States.MathAdd(1.6, 1.4)', 3],
  ['MathRandom of a seed repeats', 'States.MathRandom(1, 999, 7)', call('States.MathRandom(1, 999, 7)')],
  ['StringSplit splits at each character', "States.StringSplit('This.is+a,test=string', '.+,=')", ['This', 'is', 'a', 'test', 'string']],
  ['Format fills its places in order', "States.Format('{} is {}', $.s, $.n)", 'a,b is 5'],
  ['Format takes its template from the input', "States.Format($.template, 'Arnav')", 'Hello, Arnav'],
  ['Format writes null, numbers and objects as JSON', "States.Format('{} {} {}', null, 1.5, States.Array(1))", 'null 1.5 [1]'],
  [
    'a backslash keeps quotes, braces and backslashes',
    String.raw`States.Format('it\'s \{\} and \\ of {}', 1)`,
    String.raw`it's {} and \ of 1`,
  ],
  ['other texts have the same escapes', String.raw`States.Array('it\'s \\')`, [String.raw`it's ` + '\\']],
  ['blanks do not matter', 'States.Array( 1 ,  States.Array( ) )', [1, []]],
  ['a path may have a filter with a bracket', "States.ArrayLength($.l[?(@ > ')')])", 0],
])('%s: %s', (_rule, text, result) => {
  expect(call(text)).toEqual(result);
});

test('UUID gives a UUID of version 4, each time another', () => {
  expect(call('States.UUID()')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(call('States.UUID()')).not.toBe(call('States.UUID()'));
});

// https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html: number, types and ranges of the arguments
test.each<[rule: string, call: string]>([
  ['a part must have an item', 'States.ArrayPartition($.l, 0)'],
  ['a size must be a number', "States.ArrayPartition($.l, '2')"],
  ['a range has at most 1,000 items', 'States.ArrayRange(1, 1001, 1)'],
  ['a step must not be zero', 'States.ArrayRange(1, 10, 0.49)'],
  ['an index must be there', 'States.ArrayGetItem($.l, 3)'],
  ['an index must not be negative', 'States.ArrayGetItem($.l, -1)'],
  ['an array must be one', 'States.ArrayLength($.s)'],
  ['at most 10,000 characters are encoded', 'States.Base64Encode($.long)'],
  ['at most 10,000 characters are decoded', 'States.Base64Decode($.long)'],
  ['at most 10,000 characters are hashed', "States.Hash($.long, 'MD5')"],
  ['an algorithm must be one of five', "States.Hash('a', 'SHA-3')"],
  ['only the shallow merge exists', 'States.JsonMerge($.o, $.p, true)'],
  ['objects are merged', 'States.JsonMerge($.o, $.l, false)'],
  ['a text must be JSON', "States.StringToJson('{')"],
  ['a sum must be an integer of 32 bits', 'States.MathAdd(2147483647, 1)'],
  ['summands must be numbers', "States.MathAdd(1, 'NOT A NUMBER')"],
  ['a random range must not be empty', 'States.MathRandom(5, 5)'],
  ['places need values', "States.Format('{} {}', 1)"],
  ['values need places', "States.Format('{}', 1, 2)"],
  ['a brace of its own must be escaped', "States.Format('{ {}', 1)"],
  ['an argument is missing', 'States.ArrayRange(1, 5)'],
  ['an argument is too many', 'States.UUID(1)'],
])('%s: %s has invalid arguments', (_rule, text) => {
  const name = /States\.\w+/.exec(text)?.[0] ?? '';
  expect(() => call(text)).toThrow(`Invalid arguments in ${name}`);
});

test.each([
  'States.Gone(1)',
  'States.Array(1',
  'States.Array(1))',
  'States.Array(1,)',
  'States.Array(,)',
  "States.Array('a)",
  'States.Array(a)',
])('refuses the malformed call %s', (text) => {
  expect(() => compileIntrinsic(text)).toThrow(/malformed|unknown function/);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#amazon-states-language-intrinsic-functions-escapes
test.each([String.raw`States.Array('a\nb')`, String.raw`States.Array('\\\a')`, String.raw`States.Format('a\nb')`])(
  'an open backslash is an error when %s runs',
  (text) => {
    expect(() => call(text)).toThrow(/Invalid (escape|arguments)/);
  },
);

test('ten functions may stand inside each other, not eleven', () => {
  const nested = (depth: number): string => 'States.Array('.repeat(depth) + ')'.repeat(depth);
  expect(() => compileIntrinsic(nested(10))).not.toThrow();
  expect(() => compileIntrinsic(nested(11))).toThrow('more than 10 functions');
});

describe('round trips', () => {
  const run = (name: string, ...args: unknown[]): unknown =>
    compileIntrinsic(`States.${name}(${args.map((_arg, index) => `$.a${index}`).join(', ')})`).evaluate(
      (path) => args[Number(path.slice(3))],
    );
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

  test('what is encoded is decoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(run('Base64Decode', run('Base64Encode', text))).toBe(text);
      }),
    );
  });

  test('what is written as JSON is read', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(run('StringToJson', run('JsonToString', value))).toStrictEqual(value);
      }),
    );
  });

  test('the parts of an array are the array', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (array, size) => {
        const parts = run('ArrayPartition', array, size) as unknown[][];
        expect(parts.flat()).toEqual(array);
        expect(parts.slice(0, -1).every((part) => part.length === size)).toBe(true);
      }),
    );
  });

  test('a range has the length that its bounds say, each step the same', () => {
    const bound = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: 1, max: 9 }), (from, to, step) => {
        const range = run('ArrayRange', from, to, step) as number[];
        expect(range).toHaveLength(from > to ? 0 : Math.floor((to - from) / step) + 1);
        expect(range.every((value, index) => value === from + index * step && value <= to)).toBe(true);
      }),
    );
  });

  test('a random number lies in its range, and a seed repeats it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.integer(), (from, width, seed) => {
        const value = run('MathRandom', from, from + width, seed) as number;
        expect(Number.isInteger(value) && value >= from && value < from + width).toBe(true);
        expect(run('MathRandom', from, from + width, seed)).toBe(value);
      }),
    );
  });

  test('unique items are all items once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (array) => {
        expect(run('ArrayUnique', array)).toEqual([...new Set(array)]);
      }),
    );
  });

  test('split parts are joined again by one separator', () => {
    const word = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(run('StringSplit', words.join('|'), '|')).toEqual(words);
      }),
    );
  });

  test('a hash is the one that the platform computes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(run('Hash', text, 'SHA-256')).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });

  test('a template of escaped text is the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = text.replace(/[\\'{}]/g, '\\$&');
        expect(compileIntrinsic(`States.Format('${escaped}')`).evaluate(() => null)).toBe(text);
      }),
    );
  });
});
