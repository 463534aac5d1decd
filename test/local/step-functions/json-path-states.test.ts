import { functions, Harness, invoke, named } from './state-machine-harness';

const harness = new Harness({
  services: functions({
    echo: (event: unknown) => event,
    broken: () => {
      throw named('Broken', 'no luck');
    },
    large: () => 'x'.repeat(262_145),
  }),
});
afterAll(() => harness.cloud.stop());

const one = (state: object): object => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });
const pass = (value: object): object => one({ Type: 'Pass', Parameters: value });
const task = (more: object, name = 'echo'): object => {
  const { Type, Resource } = invoke(name) as { Type: string; Resource: string };
  return { Type, Resource, Parameters: { FunctionName: name, 'Payload.$': '$' }, End: true, ...more };
};
/** States that follow each other. */
const chain = (...states: readonly object[]): object => ({
  StartAt: 'S0',
  States: Object.fromEntries(
    states.map((state, index) => [
      `S${index}`,
      { ...state, ...(index < states.length - 1 ? { Next: `S${index + 1}`, End: undefined } : { End: true }) },
    ]),
  ),
});
const look = (value: object): object => ({ Type: 'Pass', Parameters: value });
const PROCESSOR = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html and https://states-language.net/spec.html#filters
describe('input and output', () => {
  test.each<[rule: string, definition: object, input: unknown, output: unknown]>([
    ['InputPath and OutputPath select', one({ Type: 'Pass', InputPath: '$.a', OutputPath: '$.b' }), { a: { b: 1 } }, 1],
    ['an InputPath of null gives an empty object', one({ Type: 'Pass', InputPath: null }), { a: 1 }, {}],
    ['an OutputPath of null gives an empty object', one({ Type: 'Pass', OutputPath: null }), { a: 1 }, {}],
    ['InputPath may start at the context', one({ Type: 'Pass', InputPath: '$$.Execution.Input.a' }), { a: 2 }, 2],
    ['OutputPath may start at the context', one({ Type: 'Pass', OutputPath: '$$.State.Name' }), {}, 'Only'],
    ['InputPath may find many', one({ Type: 'Pass', InputPath: '$.l[?(@.n > 1)].n' }), { l: [{ n: 1 }, { n: 2 }] }, [2]],
    ['a Result is what Pass gives', one({ Type: 'Pass', Result: { a: ['$.x'] } }), {}, { a: ['$.x'] }],
    ['a Result may be null', one({ Type: 'Pass', Result: null }), { a: 1 }, null],
    ['ResultPath merges a result into the input', one({ Type: 'Pass', Result: 2, ResultPath: '$.x.y' }), { a: 1 }, { a: 1, x: { y: 2 } }],
    ['ResultPath overwrites', one({ Type: 'Pass', Result: 2, ResultPath: '$.a' }), { a: 1, b: 1 }, { a: 2, b: 1 }],
    ['ResultPath sets an item', one({ Type: 'Pass', Result: 2, ResultPath: '$.a[1].b' }), { a: [1, {}] }, { a: [1, { b: 2 }] }],
    ['ResultPath of null drops the result', one(task({ ResultPath: null })), { a: 1 }, { a: 1 }],
    ['ResultPath takes the raw input, not InputPath', one({ Type: 'Pass', InputPath: '$.a', ResultPath: '$.c' }), { a: 1 }, { a: 1, c: 1 }],
    [
      'ResultSelector picks from the result',
      one(task({ ResultSelector: { 'v.$': '$.Payload.a', n: 1 }, ResultPath: '$.r' })),
      { a: 1 },
      { a: 1, r: { v: 1, n: 1 } },
    ],
    ['ResultSelector sees the context', one(task({ ResultSelector: { 'v.$': '$$.State.Name' } })), {}, { v: 'Only' }],
    [
      'a template is filled at any depth',
      pass({ a: [{ 'b.$': '$.x' }, '$.x'], 'c.$': '$' }),
      { x: 1 },
      { a: [{ b: 1 }, '$.x'], c: { x: 1 } },
    ],
    ['a template calls functions', pass({ 'a.$': "States.Format('{}', $.x[0])" }), { x: [1] }, { a: '1' }],
    ['Succeed filters too', { StartAt: 'S', States: { S: { Type: 'Succeed', InputPath: '$.a', OutputPath: '$.b' } } }, { a: { b: 1 } }, 1],
    [
      'a Choice passes its input on',
      {
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', InputPath: '$.a', Choices: [{ Variable: '$.b', NumericEquals: 1, Next: 'D' }] },
          D: { Type: 'Succeed' },
        },
      },
      { a: { b: 1 } },
      { b: 1 },
    ],
    [
      'a Choice without match takes its Default',
      {
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsString: true, Next: 'D' }], Default: 'E' },
          D: { Type: 'Succeed' },
          E: { Type: 'Pass', Result: 'default', End: true },
        },
      },
      { a: 1 },
      'default',
    ],
    [
      'a Map goes over ItemsPath with a selector',
      one({
        Type: 'Map',
        ItemsPath: '$.l',
        ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'k.$': '$.k' },
        ItemProcessor: PROCESSOR,
      }),
      { l: ['a'], k: 1 },
      [{ i: 0, v: 'a', k: 1 }],
    ],
    ['a Wait at a path waits', one({ Type: 'Wait', SecondsPath: '$.s', OutputPath: '$.s' }), { s: 3600 }, 3600],
    [
      'a Wait until a path waits',
      one({ Type: 'Wait', TimestampPath: '$.t', OutputPath: '$.t' }),
      { t: '2016-03-14T01:59:00Z' },
      '2016-03-14T01:59:00Z',
    ],
  ])('%s', async (_rule, definition, input, output) => {
    expect(await harness.output(definition, input)).toEqual(output);
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
describe('variables', () => {
  test.each<[rule: string, definition: object, input: unknown, output: unknown]>([
    [
      'are read in templates, paths and functions',
      chain({ Type: 'Pass', Assign: { 'x.$': '$.a', y: 2 } }, look({ 'x.$': '$x.k', 'y.$': "States.Format('{}', $y)" })),
      { a: { k: 1 } },
      { x: 1, y: '2' },
    ],
    [
      'of a task see its result',
      chain(task({ Assign: { 'x.$': '$.Payload.a' }, ResultPath: null }), look({ 'x.$': '$x' })),
      { a: 1 },
      { x: 1 },
    ],
    [
      'see the values at the start of the state',
      chain(
        { Type: 'Pass', Assign: { x: 1, y: 2 } },
        { Type: 'Pass', Assign: { 'x.$': '$y', 'y.$': '$x' } },
        look({ 'v.$': 'States.Array($x, $y)' }),
      ),
      {},
      { v: [2, 1] },
    ],
    [
      'are read as InputPath and OutputPath',
      chain({ Type: 'Pass', Assign: { x: { a: 1 } } }, { Type: 'Pass', InputPath: '$x', OutputPath: '$x.a' }),
      {},
      1,
    ],
    [
      'are compared',
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { x: 1 }, Next: 'C' },
          C: { Type: 'Choice', Choices: [{ Variable: '$x', NumericEqualsPath: '$.n', Next: 'D', Assign: { x: 2 } }] },
          D: look({ 'x.$': '$x' }),
        },
      },
      { n: 1 },
      undefined,
    ],
    [
      'of an outer scope are read inside',
      chain(
        { Type: 'Pass', Assign: { x: 1 } },
        { Type: 'Parallel', Branches: [{ StartAt: 'I', States: { I: { ...look({ 'x.$': '$x' }), End: true } } }] },
      ),
      {},
      [{ x: 1 }],
    ],
    [
      'pass between the languages',
      chain(
        { Type: 'Pass', QueryLanguage: 'JSONata', Assign: { x: '{% 40 + 2 %}' } },
        { Type: 'Pass', Assign: { 'y.$': '$x' } },
        { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $x + $y %}' },
      ),
      {},
      84,
    ],
  ])('%s', async (_rule, definition, input, output) => {
    const states = (definition as { States: Record<string, object> }).States;
    if (states.D) {
      states.D = { ...states.D, End: true };
    }
    expect(await harness.output(definition, input)).toEqual(output ?? { x: 2 });
  });

  test('of a caught error see it', async () => {
    const definition = {
      StartAt: 'T',
      States: {
        T: task({ Catch: [{ ErrorEquals: ['States.ALL'], Assign: { 'e.$': '$.Error' }, ResultPath: '$.error', Next: 'L' }] }, 'broken'),
        L: { ...look({ 'e.$': '$e', 'all.$': '$' }), End: true },
      },
    };
    const output = await harness.output(definition, { a: 1 });
    expect(output).toEqual({ e: 'Broken', all: { a: 1, error: { Error: 'Broken', Cause: expect.stringContaining('no luck') as string } } });
  });

  test('are told in the history', async () => {
    const arn = await harness.start(chain({ Type: 'Pass', Assign: { x: { a: 1 }, y: 'z' } }));
    await harness.end(arn);
    expect((await harness.history(arn)).find(({ type }) => type === 'PassStateExited')).toMatchObject({
      stateExitedEventDetails: { name: 'S0', assignedVariables: { x: '{"a":1}', y: '"z"' } },
    });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
test('the context object has what the developer guide lists', async () => {
  const output = (await harness.output(pass({ 'c.$': '$$' }), { a: 1 })) as { c: object };
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
  expect(output.c).toEqual({
    Execution: {
      Id: expect.stringMatching(/^arn:aws:states:us-east-1:123456789012:execution:machine:/) as string,
      Input: { a: 1 },
      Name: expect.any(String) as string,
      RoleArn: 'arn:aws:iam::123456789012:role/machine',
      StartTime: time,
      RedriveCount: 0,
    },
    State: { EnteredTime: time, Name: 'Only', RetryCount: 0 },
    StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine', Name: 'machine' },
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html: errors of paths, functions and choices are States.Runtime
const at = "An error occurred while executing the state 'Only' (entered at the event id #2). ";
test.each<[rule: string, state: object, error: string, cause: string]>([
  [
    'a path of a template finds nothing',
    { Type: 'Pass', Parameters: { 'a.$': '$.gone' } },
    'States.Runtime',
    `${at}The JSONPath '$.gone' specified for the field 'a.$' could not be found in the input '{"n":1}'`,
  ],
  [
    'a variable is not there',
    { Type: 'Pass', Parameters: { 'a.$': '$gone' } },
    'States.Runtime',
    `${at}The JSONPath '$gone' specified for the field 'a.$' could not be found in the input '{"n":1}'`,
  ],
  [
    'an argument of a function finds nothing',
    { Type: 'Pass', Parameters: { 'a.$': "States.Format('{}', $.gone)" } },
    'States.Runtime',
    `${at}The function 'States.Format('{}', $.gone)' had the following error: The JsonPath argument for the field '$.gone' could not be found in the input '{"n":1}'`,
  ],
  [
    'a function fails',
    { Type: 'Pass', Parameters: { 'a.$': "States.StringToJson('{')" } },
    'States.Runtime',
    `${at}The function 'States.StringToJson('{')' had the following error: Invalid arguments in States.StringToJson`,
  ],
  [
    'an InputPath finds nothing',
    { Type: 'Pass', InputPath: '$.gone' },
    'States.Runtime',
    `${at}Invalid path '$.gone': No results for path in the input '{"n":1}'`,
  ],
  [
    'an OutputPath finds nothing',
    { Type: 'Pass', OutputPath: '$.gone' },
    'States.Runtime',
    `${at}Invalid path '$.gone': No results for path in the input '{"n":1}'`,
  ],
  [
    'a ResultPath does not fit',
    { Type: 'Pass', Result: 1, ResultPath: '$.n.x' },
    'States.ResultPathMatchFailure',
    `${at}Unable to apply ReferencePath $.n.x to input {"n":1}`,
  ],
  [
    'an array has no such item',
    { Type: 'Pass', Result: 1, ResultPath: '$.n[0]' },
    'States.ResultPathMatchFailure',
    `${at}Unable to apply ReferencePath $.n[0] to input {"n":1}`,
  ],
  [
    'seconds are no integer',
    { Type: 'Wait', SecondsPath: '$' },
    'States.Runtime',
    `${at}The value for the field 'Seconds' must be an integer from 0 to 99999999, got {"n":1}`,
  ],
  [
    'a time is no timestamp',
    { Type: 'Wait', TimestampPath: '$.n' },
    'States.Runtime',
    `${at}The value for the field 'Timestamp' must be an RFC 3339 timestamp, got 1`,
  ],
  [
    'a time-out is no integer',
    task({ TimeoutSecondsPath: '$' }),
    'States.Runtime',
    `${at}The value for the field 'TimeoutSeconds' must be an integer from 1 to 99999999, got {"n":1}`,
  ],
])('%s', async (_rule, state, error, cause) => {
  expect(await harness.run(one(state), { n: 1 })).toMatchObject({ status: 'FAILED', error, cause });
});

test('a Choice without match and Default can not go on', async () => {
  const definition = {
    StartAt: 'C',
    States: { C: { Type: 'Choice', Choices: [{ Variable: '$.n', IsString: true, Next: 'D' }] }, D: { Type: 'Succeed' } },
  };
  const cause =
    "An error occurred while executing the state 'C' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.";
  expect(await harness.run(definition, { n: 1 })).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
test.each<[state: object, error: string | undefined, cause: string | undefined]>([
  [{ Error: 'E', Cause: 'because' }, 'E', 'because'],
  [{ ErrorPath: '$.e', CausePath: "States.Format('{} of {}', $.e, $.n)" }, 'Oops', 'Oops of 1'],
  [{ Error: 'E' }, 'E', undefined],
  [{}, undefined, undefined],
  [
    { CausePath: '$.n' },
    'States.Runtime',
    "An error occurred while executing the state 'F' (entered at the event id #2). The value for the field 'Cause' must be a string, got 1",
  ],
])('Fail with %j', async (fields, error, cause) => {
  const { status, ...ended } = await harness.run({ StartAt: 'F', States: { F: { Type: 'Fail', ...fields } } }, { e: 'Oops', n: 1 });
  expect([status, ended.error, ended.cause]).toEqual(['FAILED', error, cause]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: 256 KiB of input, result and output; the error is the guide's
describe('data over 256 KiB', () => {
  const limit = (what: string): string =>
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  const double = { Type: 'Pass', Parameters: { 'a.$': 'States.Array($.s, $.s)' } };

  test.each<[what: string, state: object, source: string]>([
    ['of output', double, 'Only'],
    ['of parameters', task({ Parameters: { FunctionName: 'echo', 'Payload.$': 'States.Array($.s, $.s)' } }), 'Only'],
    ['of a result', task({}, 'large'), 'lambda'],
    ['of a result that States.ALL would catch', task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Only' }] }, 'large'), 'lambda'],
  ])('%s fail', async (_what, state, source) => {
    const ended = await harness.run(one(state), { s: 'x'.repeat(140_000) });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', cause: limit(source) });
  });

  test('are caught by their name', async () => {
    const caught = task({ Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], ResultPath: '$.e', Next: 'Done' }] }, 'large');
    const output = await harness.output({ StartAt: 'T', States: { T: caught, Done: { Type: 'Succeed', OutputPath: '$.e.Error' } } });
    expect(output).toBe('States.DataLimitExceeded');
  });

  test('in variables fail', async () => {
    const ended = await harness.run(one({ Type: 'Pass', Assign: { 'a.$': '$', 'b.$': '$' } }), { s: 'x'.repeat(140_000) });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});
