import { assertFilterPolicy, passesFilter } from '../../../local/sns/filter-policy';

const text = (StringValue: string): object => ({ DataType: 'String', StringValue });
const number = (StringValue: string): object => ({ DataType: 'Number', StringValue });

function passes(policy: object, attributes: object): boolean {
  return passesFilter(JSON.stringify(policy), undefined, { message: 'x', attributes: attributes as Record<string, never> });
}

function bodyPasses(policy: object, message: string): boolean {
  return passesFilter(JSON.stringify(policy), 'MessageBody', { message, attributes: {} });
}

// https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
// https://docs.aws.amazon.com/sns/latest/dg/numeric-value-matching.html
// https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html
test.each([
  ['exact', { k: ['x', 'y'] }, { k: text('y') }, { k: text('z') }],
  ['anything-but', { k: [{ 'anything-but': ['x'] }] }, { k: text('y') }, { k: text('x') }],
  ['anything-but a prefix', { k: [{ 'anything-but': { prefix: 'x' } }] }, { k: text('y') }, { k: text('xy') }],
  ['anything-but a suffix', { k: [{ 'anything-but': { suffix: 'x' } }] }, { k: text('xy') }, { k: text('yx') }],
  ['anything-but a wildcard', { k: [{ 'anything-but': { wildcard: 'x*z' } }] }, { k: text('xy') }, { k: text('xyz') }],
  ['equals-ignore-case', { k: [{ 'equals-ignore-case': 'tennis' }] }, { k: text('TENNIS') }, { k: text('tenniss') }],
  ['cidr', { k: [{ cidr: '10.0.0.0/24' }] }, { k: text('10.0.0.255') }, { k: text('10.1.1.0') }],
  ['prefix', { k: [{ prefix: 'bas' }] }, { k: text('baseball') }, { k: text('rugby') }],
  ['suffix', { k: [{ suffix: 'ball' }] }, { k: text('baseball') }, { k: text('rugby') }],
  ['wildcard', { k: [{ wildcard: '*ball' }] }, { k: text('baseball') }, { k: text('balls') }],
  ['exact number', { k: [301.5] }, { k: number('301.5') }, { k: text('301.5') }],
  ['number range', { k: [{ numeric: ['>', 0, '<=', 150] }] }, { k: number('150') }, { k: number('0') }],
  ['exists', { k: [{ exists: true }] }, { k: text('') }, { j: text('x') }],
  ['does not exist', { k: [{ exists: false }] }, { j: text('x') }, { k: text('x') }],
  ['an element of String.Array', { k: ['x'] }, { k: { DataType: 'String.Array', StringValue: '["y","x"]' } }, { k: text('["x"]') }],
  ['and', { k: ['x'], j: ['y'] }, { k: text('x'), j: text('y') }, { k: text('x') }],
  ['$or', { $or: [{ k: ['x'] }, { j: ['y'] }] }, { j: text('y') }, { k: text('y') }],
])('filters attributes by %s', (_name, policy, fits, other) => {
  expect([passes(policy, fits), passes(policy, other)]).toEqual([true, false]);
});

// https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
test.each([
  ['a nested key', { k: { deep: ['x'] } }, '{"k":{"deep":"x"}}', '{"k":"x"}'],
  ['an element of a list', { k: ['x'] }, '{"k":["y","x"]}', '{"k":["y"]}'],
  ['a key in a list of objects', { k: { deep: ['x'] } }, '{"k":[{"deep":"y"},{"deep":"x"}]}', '{"k":[{"deep":"y"}]}'],
  ['null', { k: [null] }, '{"k":null}', '{"k":"null"}'],
  ['what is no JSON at all', { k: [{ exists: false }] }, '{}', 'plain text'],
])('filters bodies by %s', (_name, policy, fits, other) => {
  expect([bodyPasses(policy, fits), bodyPasses(policy, other)]).toEqual([true, false]);
});

// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
test.each([
  ['no JSON', '{'],
  ['a value that is no list', '{"k":"x"}'],
  ['an unknown operator', '{"k":[{"like":"x"}]}'],
  ['a nested key for attributes', '{"k":{"deep":["x"]}}'],
  ['more than five keys', JSON.stringify(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, ['x']])))],
])('refuses a policy with %s', (_what, policy) => {
  expect(() => {
    assertFilterPolicy(policy);
  }).toThrow('Invalid parameter: FilterPolicy');
});
