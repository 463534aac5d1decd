import { functions, Harness, invoke } from './state-machine-harness';

const harness = new Harness({ services: functions({ echo: (event: unknown) => event }) });
afterAll(() => harness.cloud.stop());

const one = (state: object): object => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });
const pass = (value: object): object => one({ Type: 'Pass', Parameters: value });
const task = (more: object): object => {
  const { Type, Resource } = invoke('echo') as { Type: string; Resource: string };
  return one({ Type, Resource, Parameters: { FunctionName: 'echo', 'Payload.$': '$' }, ...more });
};
const choose = (rule: object): object => ({
  StartAt: 'Pick',
  States: {
    Pick: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
    Yes: { Type: 'Pass', Result: true, End: true },
    No: { Type: 'Pass', Result: false, End: true },
  },
});

test.each<[title: string, definition: object, input: unknown, output: unknown]>([
  ['InputPath and OutputPath select', one({ Type: 'Pass', InputPath: '$.a', OutputPath: '$.b' }), { a: { b: 1 } }, 1],
  ['ResultPath merges a result into the input', one({ Type: 'Pass', Result: 2, ResultPath: '$.x.y' }), { a: 1 }, { a: 1, x: { y: 2 } }],
  ['ResultPath null drops the result', task({ ResultPath: null }), { a: 1 }, { a: 1 }],
  [
    'ResultSelector picks from the result',
    task({ ResultSelector: { 'v.$': '$.Payload.a' }, ResultPath: '$.r' }),
    { a: 1 },
    { a: 1, r: { v: 1 } },
  ],
  [
    'paths with wildcards, slices, unions and descendants',
    pass({ 'a.$': '$..n', 'b.$': '$.l[0:2]', 'c.$': '$.l[-1]', 'd.$': "$['m']['n']", 'e.$': '$.l[*]' }),
    { m: { n: 1 }, l: [1, 2, 3] },
    { a: [1], b: [1, 2], c: 3, d: 1, e: [1, 2, 3] },
  ],
  ['the context object', pass({ 'n.$': '$$.State.Name' }), {}, { n: 'Only' }],
  [
    'variables',
    {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { 'x.$': '$.a', y: 2 }, Next: 'B' },
        B: { Type: 'Pass', Parameters: { 'x.$': '$x.k', 'y.$': '$y' }, End: true },
      },
    },
    { a: { k: 1 } },
    { x: 1, y: 2 },
  ],
  [
    'a Map with ItemsPath and a selector',
    one({
      Type: 'Map',
      ItemsPath: '$.l',
      ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'k.$': '$.k' },
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
    }),
    { l: ['a'], k: 1 },
    [{ i: 0, v: 'a', k: 1 }],
  ],
])('%s', async (_title, definition, input, output) => {
  expect(await harness.output(definition, input)).toEqual(output);
});

test.each<[call: string, result: unknown]>([
  ["States.Format('{} is {}', $.s, $.n)", 'a,b is 5'],
  ["States.StringToJson('[1]')", [1]],
  ['States.JsonToString($.o)', '{"k":1}'],
  ['States.Array(1, $.n, null, true)', [1, 5, null, true]],
  ['States.ArrayPartition($.l, 2)', [[1, 2], [3]]],
  ['States.ArrayContains($.l, 2)', true],
  ['States.ArrayRange(1, 9, 4)', [1, 5, 9]],
  ['States.ArrayGetItem($.l, 1)', 2],
  ['States.ArrayLength($.l)', 3],
  ['States.ArrayUnique(States.Array(1, 1, 2))', [1, 2]],
  ["States.Base64Decode(States.Base64Encode('x'))", 'x'],
  ["States.Hash('a', 'SHA-1')", '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
  ['States.JsonMerge($.o, States.StringToJson(\'{"l":2}\'), false)', { k: 1, l: 2 }],
  ['States.MathAdd($.n, -1)', 4],
  ["States.StringSplit($.s, ',')", ['a', 'b']],
  ["States.Format('it\\'s {}', $['n'])", "it's 5"],
])('%s', async (call, result) => {
  expect(await harness.output(pass({ 'r.$': call }), { s: 'a,b', n: 5, l: [1, 2, 3], o: { k: 1 } })).toEqual({ r: result });
});

test.each<[rule: object, holds: boolean]>([
  [{ Variable: '$.n', NumericGreaterThan: 4 }, true],
  [{ Variable: '$.n', NumericEqualsPath: '$.m' }, true],
  [{ Variable: '$.n', StringEquals: '5' }, false],
  [{ Variable: '$.s', StringMatches: 'log-*.txt' }, true],
  [{ Variable: '$.s', StringLessThan: 'm' }, true],
  [{ Variable: '$.t', TimestampGreaterThan: '2024-01-01T00:00:00Z' }, true],
  [{ Variable: '$.t', IsTimestamp: true }, true],
  [{ Variable: '$.gone', IsPresent: false }, true],
  [{ Variable: '$.z', IsNull: true }, true],
  [{ Variable: '$.b', BooleanEquals: true }, true],
  [{ Not: { Variable: '$.n', IsNumeric: true } }, false],
  [
    {
      And: [
        { Variable: '$.n', IsNumeric: true },
        { Variable: '$.s', IsString: true },
      ],
    },
    true,
  ],
  [
    {
      Or: [
        { Variable: '$.n', IsString: true },
        { Variable: '$.b', IsBoolean: true },
      ],
    },
    true,
  ],
])('the choice rule %j holds: %s', async (rule, holds) => {
  const input = { n: 5, m: 5, s: 'log-1.txt', t: '2025-01-01T00:00:00Z', z: null, b: true };
  expect(await harness.output(choose(rule), input)).toBe(holds);
});

test.each<[string, object, string]>([
  ['a path that is not there', pass({ 'a.$': '$.gone' }), 'States.ParameterPathFailure'],
  ['an intrinsic function that fails', pass({ 'a.$': "States.StringToJson('{')" }), 'States.IntrinsicFailure'],
  ['a ResultPath that does not fit', one({ Type: 'Pass', Result: 1, ResultPath: '$.n.x' }), 'States.ResultPathMatchFailure'],
  ['a filter in a path', pass({ 'a.$': '$.l[?(@.x==1)]' }), 'States.Runtime'],
])('%s fails', async (_title, definition, error) => {
  expect(await harness.run(definition, { n: 1 })).toMatchObject({ status: 'FAILED', error });
});
