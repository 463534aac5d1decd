import { Harness, jsonata, single } from './state-machine-harness';

const harness = new Harness();
afterAll(() => harness.cloud.stop());

describe('data flow in JSONata', () => {
  test.each<[title: string, definition: object, input: unknown, output: unknown]>([
    ['passes the input on', single({ Type: 'Pass' }), { a: 1 }, { a: 1 }],
    [
      'evaluates Output at any depth',
      single({ Type: 'Pass', Output: { a: ['{% $states.input.x + 1 %}'], b: 'text' } }),
      { x: 1 },
      { a: [2], b: 'text' },
    ],
    [
      'keeps variables, which see the values before the state',
      jsonata({
        First: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'Swap' },
        Swap: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Next: 'Last' },
        Last: { Type: 'Succeed', Output: '{% [$x, $y] %}' },
      }),
      {},
      [2, 1],
    ],
    [
      'takes the first choice rule that holds, with its own Assign and Output',
      jsonata({
        Pick: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.n > 10 %}', Next: 'Done', Output: 'large', Assign: { size: 3 } },
            { Condition: '{% $states.input.n > 1 %}', Next: 'Done', Output: 'medium', Assign: { size: 2 } },
          ],
          Default: 'Done',
          Output: 'small',
          Assign: { size: 1 },
        },
        Done: { Type: 'Succeed', Output: '{% {"name": $states.input, "size": $size} %}' },
      }),
      { n: 5 },
      { name: 'medium', size: 2 },
    ],
    [
      "uses the Choice state's own Output for Default",
      jsonata({
        Pick: { Type: 'Choice', Choices: [{ Condition: false, Next: 'Done' }], Default: 'Done', Output: 'default' },
        Done: { Type: 'Succeed' },
      }),
      {},
      'default',
    ],
    [
      'runs branches of Parallel on Arguments and gives an array',
      single({
        Type: 'Parallel',
        Arguments: '{% $states.input.n %}',
        Branches: [
          { StartAt: 'A', States: { A: { Type: 'Pass', End: true, Output: '{% $states.input + 1 %}' } } },
          { StartAt: 'B', States: { B: { Type: 'Pass', End: true, Output: '{% $states.input * 2 %}' } } },
        ],
        Output: '{% $states.result %}',
      }),
      { n: 5 },
      [6, 10],
    ],
    [
      'maps items with a selector that sees index, value and outer variables',
      jsonata({
        Set: { Type: 'Pass', Assign: { factor: 10 }, Next: 'Each' },
        Each: {
          Type: 'Map',
          Items: '{% $states.input.items %}',
          ItemSelector: { i: '{% $states.context.Map.Item.Index %}', v: '{% $states.context.Map.Item.Value %}' },
          ItemProcessor: {
            StartAt: 'One',
            States: { One: { Type: 'Pass', End: true, Output: '{% $states.input.v * $factor + $states.input.i %}' } },
          },
          End: true,
        },
      }),
      { items: [1, 2, 3] },
      [10, 21, 32],
    ],
    [
      'maps no items to an empty array',
      single({ Type: 'Map', Items: [], ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } } }),
      {},
      [],
    ],
    [
      'has the functions of Step Functions',
      single({
        Type: 'Pass',
        Output: {
          partition: '{% $partition([1..5], 2) %}',
          range: '{% $range(0, 10, 5) %}',
          hash: "{% $hash('a', 'SHA-256') %}",
          random: '{% $random(42) %}',
          uuid: "{% $match($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4/).match != '' %}",
          parse: '{% $parse(\'{"a":[1]}\').a[0] %}',
        },
      }),
      {},
      {
        partition: [[1, 2], [3, 4], [5]],
        range: [0, 5, 10],
        hash: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
        random: 0.7275636800328681,
        uuid: true,
        parse: 1,
      },
    ],
  ])('%s', async (_title, definition, input, output) => {
    expect(await harness.output(definition, input)).toEqual(output);
  });

  test.each<[title: string, definition: object, error: string, cause: RegExp]>([
    [
      'an expression that yields nothing fails and names state and field',
      single({ Type: 'Pass', Output: { a: '{% $states.input.missing %}' } }),
      'States.QueryEvaluationError',
      /state 'Only' \(entered at the event id #2\).*'\$states.input.missing'.*'Output\/a' returned nothing/,
    ],
    ['an expression that throws says why', single({ Type: 'Pass', Output: "{% 1 + 'a' %}" }), 'States.QueryEvaluationError', /T2002|T2001/],
    ['$eval is not there', single({ Type: 'Pass', Output: "{% $eval('1') %}" }), 'States.QueryEvaluationError', /eval is not available/],
    [
      'a condition must be a boolean',
      jsonata({ Pick: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'Done' }] }, Done: { Type: 'Succeed' } }),
      'States.QueryEvaluationError',
      /must be true or false/,
    ],
    [
      'a choice without match and Default fails',
      jsonata({ Pick: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Done' }] }, Done: { Type: 'Succeed' } }),
      'States.NoChoiceMatched',
      /'Pick'/,
    ],
    ['Fail evaluates Error and Cause', jsonata({ Only: { Type: 'Fail', Error: "{% 'E' & 1 %}", Cause: 'because' } }), 'E1', /^because$/],
    [
      'an output over 256 KiB fails',
      single({ Type: 'Pass', Output: '{% $join([1..60000].$pad($string($), 5)) %}' }),
      'States.DataLimitExceeded',
      /'Only'/,
    ],
    [
      'a variable of an outer scope can not be assigned inside',
      jsonata({
        Set: { Type: 'Pass', Assign: { x: 1 }, Next: 'Both' },
        Both: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'In', States: { In: { Type: 'Pass', End: true, Assign: { x: 2 } } } }] },
      }),
      'States.Runtime',
      /variable 'x'/,
    ],
  ])('%s', async (_title, definition, error, cause) => {
    const ended = await harness.run(definition);
    expect(ended).toMatchObject({ status: 'FAILED', error });
    expect(ended.cause).toMatch(cause);
  });

  test('the context object is in virtual time', async () => {
    const context = '{% $states.context %}';
    const output = await harness.output(
      jsonata({
        Rest: { Type: 'Wait', Seconds: 3600, Next: 'Look' },
        Look: { Type: 'Pass', Output: { context, now: '{% $millis() %}' }, End: true },
      }),
      { a: 1 },
    );
    expect(output).toMatchObject({
      context: {
        Execution: { Input: { a: 1 }, RoleArn: 'arn:aws:iam::123456789012:role/machine', RedriveCount: 0 },
        State: { Name: 'Look', RetryCount: 0 },
        StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine', Name: 'machine' },
      },
    });
    const { context: seen, now } = output as { context: { Execution: { StartTime: string }; State: { EnteredTime: string } }; now: number };
    const waited = Date.parse(seen.State.EnteredTime) - Date.parse(seen.Execution.StartTime);
    expect(waited).toBeGreaterThanOrEqual(3_600_000);
    expect(now).toBeGreaterThanOrEqual(Date.parse(seen.State.EnteredTime));
  });

  test('waits until a timestamp', async () => {
    const until = new Date(harness.cloud.clock.now() + 7_200_000).toISOString();
    await harness.output(single({ Type: 'Wait', Timestamp: '{% $states.input %}' }), until);
    expect(harness.cloud.clock.now()).toBeGreaterThanOrEqual(Date.parse(until));
  });
});
