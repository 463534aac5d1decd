import { functions, Harness, invoke, jsonata, single } from './state-machine-harness';

const harness = new Harness({ services: functions({ echo: (event: unknown) => event }) });
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
    ['$eval is not there', single({ Type: 'Pass', Output: "{% $eval('1') %}" }), 'States.QueryEvaluationError', /T1006/],
    [
      'a condition must be a boolean',
      jsonata({ Pick: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'Done' }] }, Done: { Type: 'Succeed' } }),
      'States.QueryEvaluationError',
      /'Choices\[0\]\/Condition' must be a boolean, got 1/,
    ],
    [
      'a choice without match and Default fails',
      jsonata({ Pick: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Done' }] }, Done: { Type: 'Succeed' } }),
      'States.Runtime',
      /'Pick'.* Failed to transition out of the state/,
    ],
    ['Fail evaluates Error and Cause', jsonata({ Only: { Type: 'Fail', Error: "{% 'E' & 1 %}", Cause: 'because' } }), 'E1', /^because$/],
    ['an output over 256 KiB fails', single({ Type: 'Pass', Output: "{% $pad('', 262144, 'x') %}" }), 'States.DataLimitExceeded', /'Only'/],
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

  // https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html: errors of expressions, by type, range and field
  const map = (more: object): object =>
    single({ Type: 'Map', ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, ...more });
  const task = (more: object): object => single(invoke('echo', { Output: 1, ...more }));
  test.each<[rule: string, definition: object, location: string, what: string]>([
    ['nothing in an item', single({ Type: 'Pass', Output: { a: [1, '{% $gone %}'] } }), 'Output/a[1]', 'returned nothing (undefined).'],
    [
      'nothing in a variable',
      single({ Type: 'Pass', Assign: { x: '{% $states.input.gone %}' } }),
      'Assign/x',
      'returned nothing (undefined).',
    ],
    [
      'nothing in the arguments',
      task({ Arguments: { FunctionName: '{% $gone %}' } }),
      'Arguments/FunctionName',
      'returned nothing (undefined).',
    ],
    ['an error', single({ Type: 'Pass', Output: '{% "a" + 1 %}' }), 'Output', 'threw an error during evaluation. T2001'],
    ['an unknown function', single({ Type: 'Pass', Output: '{% $gone(1) %}' }), 'Output', 'threw an error during evaluation. T1006'],
    [
      'a function as result',
      single({ Type: 'Pass', Output: '{% function($x){ $x } %}' }),
      'Output',
      'returned an unsupported result type.',
    ],
    ['a regular expression as result', single({ Type: 'Pass', Output: '{% /a/ %}' }), 'Output', 'returned an unsupported result type.'],
    ['a text as seconds', single({ Type: 'Wait', Seconds: "{% '1' %}" }), 'Seconds', 'must be an integer from 0 to 99999999, got "1"'],
    ['half a second', single({ Type: 'Wait', Seconds: '{% 0.5 %}' }), 'Seconds', 'must be an integer from 0 to 99999999, got 0.5'],
    [
      'a date as timestamp',
      single({ Type: 'Wait', Timestamp: "{% '2030-01-01' %}" }),
      'Timestamp',
      'must be an RFC 3339 timestamp, got "2030-01-01"',
    ],
    ['a number as items', map({ Items: '{% 1 %}' }), 'Items', 'must be an array, got 1'],
    ['half a concurrency', map({ Items: [1], MaxConcurrency: '{% 0.5 %}' }), 'MaxConcurrency', 'must be a whole number, got 0.5'],
    ['no time-out', task({ TimeoutSeconds: '{% 0 %}' }), 'TimeoutSeconds', 'must be an integer from 1 to 99999999, got 0'],
    ['a text as heartbeat', task({ HeartbeatSeconds: "{% 'a' %}" }), 'HeartbeatSeconds', 'must be an integer from 1 to 99999999, got "a"'],
    ['a number as error', jsonata({ Only: { Type: 'Fail', Error: '{% 1 %}' } }), 'Error', 'must be a string, got 1'],
    [
      'a number as condition',
      jsonata({ Only: { Type: 'Choice', Choices: [{ Condition: 1, Next: 'D' }] }, D: { Type: 'Succeed' } }),
      'Choices[0]/Condition',
      'must be a boolean, got 1',
    ],
    [
      'nothing in a rule',
      jsonata({ Only: { Type: 'Choice', Choices: [{ Condition: true, Next: 'D', Output: '{% $gone %}' }] }, D: { Type: 'Succeed' } }),
      'Choices[0]/Output',
      'returned nothing (undefined).',
    ],
  ])('%s is States.QueryEvaluationError, and the history has its location', async (_rule, definition, location, what) => {
    const arn = await harness.start(definition);
    const { status, error, cause } = await harness.end(arn);
    expect([status, error]).toEqual(['FAILED', 'States.QueryEvaluationError']);
    expect(cause).toMatch(/^An error occurred while executing the state 'Only' \(entered at the event id #2\)\. /);
    expect(cause).toContain(what);
    expect((await harness.history(arn)).find(({ type }) => type === 'EvaluationFailed')).toMatchObject({
      evaluationFailedEventDetails: { error: 'States.QueryEvaluationError', cause, location, state: 'Only' },
    });
  });

  test('a failed expression is caught, and one in the catcher is not', async () => {
    const caught = (Output: unknown): object =>
      jsonata({
        Only: {
          ...invoke('echo', { Output: '{% $gone %}' }),
          End: true,
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'D', Output }],
        },
        D: { Type: 'Succeed' },
      });
    expect(await harness.output(caught('{% $states.errorOutput.Error %}'))).toBe('States.QueryEvaluationError');
    const { cause } = await harness.run(caught('{% $gone %}'));
    expect(cause).toContain("'$gone' specified for the field 'Catch[0]/Output' returned nothing");
  });

  // https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
  test.each<[rule: string, expression: string, result: unknown]>([
    ['$partition truncates its size', '$partition([1..5], 2.9)', [[1, 2], [3, 4], [5]]],
    ['$range truncates its bounds', '$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$range of one number is the number', '$range(3, 3, 1)', 3],
    ['$hash knows five algorithms', "$hash('a', 'MD5')", '0cc175b9c0f1b6a831c399e269772661'],
    ['$random of a seed repeats', '$random(42) = $random(42)', true],
    ['$random lies from 0 up to 1', '$random() >= 0 and $random() < 1', true],
    ['$parse parses', '$parse(\'{"a":null}\').a', null],
    ['null is a value', '$exists($states.input.z) and $type($states.input.z) = "null"', true],
    ['an array of one item stays one', '$states.input.one', [5]],
    ['an empty array stays one', '$states.input.none', []],
    ['a sequence of one item is the item', '$states.input.items[n = 1].n', 1],
  ])('%s', async (_rule, expression, result) => {
    const input = { z: null, one: [5], none: [], items: [{ n: 1 }] };
    expect(await harness.output(single({ Type: 'Pass', Output: { v: `{% ${expression} %}` } }), input)).toEqual({ v: result });
  });

  test.each(['$partition([], 2)', '$partition([1], 0)', '$range(0, 5)', '$range(0, 5, -1)', "$hash('a')"])(
    '%s gives nothing',
    async (expression) => {
      expect((await harness.run(single({ Type: 'Pass', Output: `{% ${expression} %}` }))).cause).toContain('returned nothing');
    },
  );

  test.each(["$hash('a', 'md5')", '$partition([1], -1)', "$parse('{')"])('%s fails', async (expression) => {
    expect((await harness.run(single({ Type: 'Pass', Output: `{% ${expression} %}` }))).error).toBe('States.QueryEvaluationError');
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
