import fc from 'fast-check';
import { compilePath, isReferencePath } from '../../../local/step-functions/json-path';
import { followPath } from '../../../local/step-functions/json-path-walk';
import { writePath } from '../../../local/step-functions/reference-path';

const STORE = {
  book: [
    { title: 'Sayings', price: 8.95, tags: ['old', 'short'] },
    { title: 'Sword', price: 12.99, isbn: '1' },
    { title: 'Moby Dick', price: 8.99, isbn: '2', tags: [] },
  ],
  bicycle: { color: 'red', price: 19.95 },
  'a key': { 'b.c': 1 },
  limit: 10,
  none: null,
};
const [sayings, sword, moby] = STORE.book;

function find(path: string, root: unknown = STORE): unknown {
  const found = followPath(compilePath(path).steps, root);
  return found.found ? found.value : undefined;
}

// https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html names https://github.com/json-path/JsonPath
test.each<[rule: string, path: string, value: unknown]>([
  ['the root is the whole input', '$', STORE],
  ['names follow dots', '$.bicycle.color', 'red'],
  ['names stand in brackets', "$['a key']['b.c']", 1],
  ['brackets take double quotes too', '$["bicycle"]["color"]', 'red'],
  ['an index counts from zero', '$.book[1].title', 'Sword'],
  ['a negative index counts from the end', '$.book[-1].title', 'Moby Dick'],
  ['null is a value', '$.none', null],
  ['several names give one object', "$.bicycle['color','price','gone']", STORE.bicycle],
  ['several indexes give an array', '$.book[0,2].title', ['Sayings', 'Moby Dick']],
  ['a slice is without its end', '$.book[0:2].price', [8.95, 12.99]],
  ['a slice may have no start', '$.book[:1].title', ['Sayings']],
  ['a slice may count from the end', '$.book[-2:].title', ['Sword', 'Moby Dick']],
  ['a wildcard takes all items', '$.book[*].price', [8.95, 12.99, 8.99]],
  ['a wildcard takes all members', '$.bicycle.*', ['red', 19.95]],
  ['two dots search at any depth', '$..price', [8.95, 12.99, 8.99, 19.95]],
  ['two dots take an index too', '$..book[0].title', ['Sayings']],
  ['an array of matches is empty where nothing matches', '$.book[*].gone', []],
  ['a filter compares', '$.book[?(@.price < 10)].title', ['Sayings', 'Moby Dick']],
  ['a filter compares with the root', '$.book[?(@.price > $.limit)]', [sword]],
  ['a filter tests for presence', '$.book[?(@.isbn)].title', ['Sword', 'Moby Dick']],
  ['a filter tests for absence', '$.book[?(!@.isbn)]', [sayings]],
  ['a filter joins with and', "$.book[?(@.price < 10 && @.title == 'Moby Dick')]", [moby]],
  ['a filter joins with or, which binds weaker', "$.book[?(@.isbn == '1' || @.price < 10 && @.isbn)]", [sword, moby]],
  ['a filter takes parentheses', "$.book[?((@.isbn == '1' || @.price < 10) && @.isbn == '2')]", [moby]],
  ['a filter does not equal', '$.book[?(@.isbn != "1")].title', ['Sayings', 'Moby Dick']],
  ['a filter matches a pattern', '$.book[?(@.title =~ /s.*/i)].title', ['Sayings', 'Sword']],
  ['a filter looks into a list', "$.book[?(@.title in ['Sword', 'Sayings'])].price", [8.95, 12.99]],
  ['a filter looks for what is not in a list', "$.book[?(@.title nin ['Sword', 'Sayings'])]", [moby]],
  ['a filter asks what an array contains', "$.book[?(@.tags contains 'old')]", [sayings]],
  ['a filter asks for a size', '$.book[?(@.tags size 2)]', [sayings]],
  ['a filter asks for emptiness', '$.book[?(@.tags empty true)]', [moby]],
  ['a filter of an object tests the object itself', "$.bicycle[?(@.color == 'red')]", [STORE.bicycle]],
  ['a filter does not compare values of different types', "$.book[?(@.price == '8.95')]", []],
  ['a function counts', '$.book.length()', 3],
  ['a function works on all that is found', '$.book[*].price.max()', 12.99],
  ['a function averages', '$.book[*].price.avg()', (8.95 + 12.99 + 8.99) / 3],
  ['a function names members', '$.bicycle.keys()', ['color', 'price']],
])('%s: %s', (_rule, path, value) => {
  expect(find(path)).toEqual(value);
});

test.each(['$.gone', '$.bicycle.color.more', '$.book[3]', '$.bicycle[0]', '$.gone[*]', '$.bicycle[0:1]', '$.limit.length()'])(
  'finds nothing at %s',
  (path) => {
    expect(find(path)).toBeUndefined();
  },
);

test.each([
  'a',
  '$.',
  '$[',
  '$.a[',
  '$.a[?(@.b',
  '$.a[?(@.b ==)]',
  '$.a.size()',
  "$['a]",
  '$.a b',
  '$.a[x]',
  '$.a.constructor()',
  '$.length().a',
])('refuses the malformed path %s', (path) => {
  expect(() => compilePath(path)).toThrow('malformed');
});

// https://states-language.net/spec.html#ref-paths: a reference path names one node only, so no @ , : ? * or ..
test.each<[path: string, isReference: boolean]>([
  ['$.store.book', true],
  ['$.store\\.book', false],
  ['$.foo[0]', true],
  ["$['store']['book']", true],
  ['$..a', false],
  ['$.a[*]', false],
  ['$.a[0:1]', false],
  ['$.a[0,1]', false],
  ['$.a[?(@.b)]', false],
  ['$.a.length()', false],
])('%s is a reference path: %s', (path, expected) => {
  expect(expected ? isReferencePath(path) : !isSound(path) || !isReferencePath(path)).toBe(true);
});

function isSound(path: string): boolean {
  try {
    return compilePath(path).steps.length > 0;
  } catch {
    return false;
  }
}

describe('any path', () => {
  const key = fc.constantFrom('a', 'b', 'c d', "q'", '__proto__', 'toString');
  const json = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string()),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  const definite = fc.array(fc.oneof(key, fc.nat(3)), { maxLength: 4 });
  const text = (steps: readonly (string | number)[]): string =>
    `$${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `['${step.replace(/'/g, "\\'")}']`)).join('')}`;

  /** What a path of names and indexes means, word by word. */
  const reference = (root: unknown, steps: readonly (string | number)[]): unknown =>
    steps.reduce<unknown>((value, step) => {
      if (typeof step === 'number') {
        return Array.isArray(value) ? value[step] : undefined;
      }
      const isOwn = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, step);
      return isOwn ? (value as Record<string, unknown>)[step] : undefined;
    }, root);

  const nodes = (value: unknown): unknown[] => [
    value,
    ...(typeof value === 'object' && value !== null ? Object.values(value).flatMap(nodes) : []),
  ];

  test('of names and indexes finds what they name', () => {
    fc.assert(
      fc.property(json, definite, (root, steps) => {
        expect(find(text(steps), root)).toStrictEqual(reference(root, steps));
      }),
    );
  });

  test('with two dots and a star finds each node below the root once', () => {
    fc.assert(
      fc.property(json, (root) => {
        expect(find('$..*', root)).toHaveLength(nodes(root).length - 1);
      }),
    );
  });

  test('of a slice finds what Array.slice does', () => {
    const bound = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.integer()), bound, bound, (array, from, to) => {
        expect(find(`$[${from ?? ''}:${to ?? ''}]`, array)).toEqual(array.slice(from, to));
      }),
    );
  });

  test('of a filter finds what Array.filter does', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ n: fc.integer() })), fc.integer(), (array, bound) => {
        expect(find(`$[?(@.n >= ${bound})]`, array)).toEqual(array.filter(({ n }) => n >= bound));
      }),
    );
  });

  test('that can be written to is read back, and the rest stays as it was', () => {
    const path = fc.array(key, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.dictionary(key, fc.integer()), path, json, (root, steps, value) => {
        fc.pre(steps.length === 1 || !Object.hasOwn(root, steps[0] ?? ''));
        const before = JSON.stringify(root);
        const written = writePath(root, text(steps), value);
        expect(find(text(steps), written)).toStrictEqual(value);
        expect(JSON.stringify(root)).toBe(before);
        for (const name of Object.keys(root).filter((other) => other !== steps[0])) {
          expect(find(text([name]), written)).toBe(root[name]);
        }
      }),
    );
  });
});
