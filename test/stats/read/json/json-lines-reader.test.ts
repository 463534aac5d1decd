import { profile } from '../../../../stats/profile/profile';
import { profileBytes } from '../profile-bytes';

const NAME = { file: 'data.jsonl' };

test('members are columns, in the order in which they come; one that a line lacks is missing', () => {
  const lines = ['{"a":1,"b":"x"}', '', '{"b":null,"c":true}', '{"a":2.5,"c":"false"}\r'];
  const expected = profile([
    { a: 1, b: 'x' },
    { b: null, c: true },
    { a: 2.5, c: 'false' },
  ]);
  for (const parts of [[1], [7], [1000]]) {
    expect(profileBytes(lines.join('\n'), {}, { ...NAME, parts })).toEqual(expected);
  }
});

test('objects and lists count by the text of their JSON', () => {
  const { columns } = profileBytes('{"a":{"x":[1, 2]}}\n{"a":[]}\n{"a":{"x":[1,2]}}\n', {}, NAME);
  expect(columns[0]?.values).toEqual([
    ['[]', 1],
    ['{"x":[1,2]}', 2],
  ]);
});

test('with a schema only its columns are profiled', () => {
  const { columns } = profileBytes(
    '{"a":1,"b":"007","constructor":1}\n',
    { schema: [{ name: 'b', type: 'string' }, { name: 'toString' }] },
    NAME,
  );
  expect(columns.map(({ name, missing, values }) => ({ name, missing, values }))).toEqual([
    { name: 'b', missing: 0, values: [['007', 1]] },
    { name: 'toString', missing: 1, values: [] },
  ]);
});

test.each([
  ['no JSON', '{"a":1}\n{"a":\n', 'data.jsonl:2: a line must be a JSON object, got "{\\"a\\":"'],
  ['a list', '{"a":1}\n\n[1]\n', 'data.jsonl:3: a line must be a JSON object, got "[1]"'],
  ['null', 'null\n', 'data.jsonl:1: a line must be a JSON object, got "null"'],
])('%s is an error that names the line', (_, text, message) => {
  expect(() => profileBytes(text, {}, NAME)).toThrow(message);
});

test('a deep value is an error that names the line', () => {
  const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`;
  expect(() => profileBytes(deep, {}, NAME)).toThrow('data.jsonl:1: column a: a value must not be nested so deep');
});
