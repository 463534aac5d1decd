import { functions, Harness, invoke, jsonata, named, single } from './state-machine-harness';

let harness: Harness;
afterEach(() => harness.cloud.stop());

const wait = { Type: 'Wait', Seconds: 99_999_999, End: true };
const refuse = { Type: 'Fail', Error: 'Refused', Cause: 'by branch' };
const branches = (...states: object[]): object[] => states.map((state, i) => ({ StartAt: `B${i}`, States: { [`B${i}`]: state } }));
const each = (state: object, more: object): object => ({ Type: 'Map', ItemProcessor: { StartAt: 'One', States: { One: state } }, ...more });

/** Each event of an execution's history as its id, type and predecessor. */
async function links(executionArn: string): Promise<string[]> {
  const events = (await harness.history(executionArn)) as { id: number; type: string; previousEventId: number }[];
  return events.map(({ id, type, previousEventId }) => `${id} ${type} ${previousEventId}`);
}

// https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
// How failures stand in the history is in no page; measured on AWS in https://github.com/floci-io/floci/pull/3167
describe('Parallel', () => {
  test('gives the outputs of its branches in their order, each of the same input', async () => {
    const slow = async (n: number): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return n + 1;
    };
    harness = new Harness({ services: functions({ slow }) });
    const Branches = branches({ ...invoke('slow'), End: true }, { Type: 'Pass', End: true });
    expect(await harness.output(single({ Type: 'Parallel', Branches }), 1)).toEqual([2, 1]);
  });

  test('a branch that fails ends the others, and the state fails with its error', async () => {
    harness = new Harness();
    const executionArn = await harness.start(single({ Type: 'Parallel', Branches: branches(wait, refuse) }));
    expect(await harness.end(executionArn)).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'by branch' });
    expect(await harness.types(executionArn)).toEqual([
      ...['ExecutionStarted', 'ParallelStateEntered', 'ParallelStateStarted', 'WaitStateEntered', 'FailStateEntered'],
      ...['WaitStateAborted', 'ParallelStateFailed', 'ExecutionFailed'],
    ]);
  });

  test('Catch takes the error of a branch', async () => {
    harness = new Harness();
    const Catch = [{ ErrorEquals: ['Refused'], Next: 'Caught', Output: '{% $states.errorOutput %}' }];
    const states = { Try: { Type: 'Parallel', Branches: branches(refuse), Catch, End: true }, Caught: { Type: 'Pass', End: true } };
    expect(await harness.output(jsonata(states))).toEqual({ Error: 'Refused', Cause: 'by branch' });
  });

  test('Retry runs all branches again', async () => {
    const calls: string[] = [];
    const f = (name: string): void => {
      calls.push(name);
      if (name === 'b' && calls.length < 3) {
        throw named('Once');
      }
    };
    harness = new Harness({ services: functions({ f }) });
    const task = (Payload: string): object => ({ ...invoke('f', { Arguments: { FunctionName: 'f', Payload } }), End: true });
    const Branches = branches(task('a'), task('b'));
    await harness.output(single({ Type: 'Parallel', Branches, Retry: [{ ErrorEquals: ['Once'] }] }));
    expect(calls.sort()).toEqual(['a', 'a', 'b', 'b']);
  });

  test('each event knows its predecessor in its own branch', async () => {
    harness = new Harness();
    const executionArn = await harness.start(
      single({ Type: 'Parallel', Branches: branches({ Type: 'Pass', End: true }, { Type: 'Pass', End: true }) }),
    );
    await harness.end(executionArn);
    const events = (await harness.history(executionArn)) as { type: string; previousEventId: number }[];
    const predecessor = (type: string): (string | undefined)[] =>
      events.filter((event) => event.type === type).map(({ previousEventId }) => events[previousEventId - 1]?.type);
    expect(predecessor('ParallelStateEntered')).toEqual([undefined]);
    expect(predecessor('PassStateEntered')).toEqual(['ParallelStateStarted', 'ParallelStateStarted']);
    expect(predecessor('PassStateExited')).toEqual(['PassStateEntered', 'PassStateEntered']);
    expect(predecessor('ParallelStateSucceeded')).toEqual(['PassStateExited']);
    // What only sums up is passed by.
    expect(predecessor('ParallelStateExited')).toEqual(['PassStateExited']);
  });

  test('a task that fails its branch is noted as aborted too, which the next event passes by', async () => {
    const f = (): void => {
      throw named('Broken');
    };
    harness = new Harness({ services: functions({ f }) });
    const executionArn = await harness.start(single({ Type: 'Parallel', Branches: branches({ ...invoke('f'), End: true }) }));
    await harness.end(executionArn);
    expect(await links(executionArn)).toEqual([
      ...['1 ExecutionStarted 0', '2 ParallelStateEntered 0', '3 ParallelStateStarted 2', '4 TaskStateEntered 3', '5 TaskScheduled 4'],
      ...['6 TaskStarted 5', '7 TaskFailed 6', '8 TaskStateAborted 7', '9 ParallelStateFailed 7', '10 ExecutionFailed 9'],
    ]);
  });

  test('notes its failure once, when there is no retry left', async () => {
    harness = new Harness();
    const Retry = [{ ErrorEquals: ['Refused'], MaxAttempts: 1 }];
    const executionArn = await harness.start(single({ Type: 'Parallel', Branches: branches(refuse), Retry }));
    await harness.end(executionArn);
    expect(await links(executionArn)).toEqual([
      ...['1 ExecutionStarted 0', '2 ParallelStateEntered 0', '3 ParallelStateStarted 2', '4 FailStateEntered 3'],
      ...['5 ParallelStateStarted 4', '6 FailStateEntered 5', '7 ParallelStateFailed 6', '8 ExecutionFailed 7'],
    ]);
  });

  test('of States.Runtime in a branch only the end of the execution is noted', async () => {
    harness = new Harness();
    const broken = { Type: 'Pass', Parameters: { 'v.$': '$.gone' }, End: true };
    const Only = { Type: 'Parallel', Branches: branches(wait, broken), End: true };
    const executionArn = await harness.start({ StartAt: 'Only', States: { Only } });
    await harness.end(executionArn);
    expect((await harness.types(executionArn)).slice(3)).toEqual(['WaitStateEntered', 'PassStateEntered', 'ExecutionFailed']);
  });

  test('an execution that its branch waits for is stopped with it, and told why', async () => {
    harness = new Harness();
    const StateMachineArn = await harness.deploy(single({ Type: 'Wait', Seconds: 99_999_999 }), 'inner');
    const nested = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Arguments: { StateMachineArn }, End: true };
    const late = { Type: 'Wait', Seconds: 1000, Next: 'No' };
    const Branches = [
      { StartAt: 'Nest', States: { Nest: nested } },
      { StartAt: 'Late', States: { Late: late, No: refuse } },
    ];
    const executionArn = await harness.start(single({ Type: 'Parallel', Branches }));
    expect(await harness.end(executionArn)).toMatchObject({ status: 'FAILED', error: 'Refused' });
    const { executions } = await harness.call<{ executions: { executionArn: string }[] }>('ListExecutions', {
      stateMachineArn: StateMachineArn,
    });
    expect(await harness.call('DescribeExecution', { executionArn: executions[0]?.executionArn })).toMatchObject({
      status: 'ABORTED',
      cause: `The Task state in AWS Step Functions execution [${executionArn}] which was managing this resource was aborted`,
    });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
describe('an inline Map', () => {
  test.each([
    ['at most as many iterations at once as MaxConcurrency says', { MaxConcurrency: 3 }, 3],
    ['as many as the state input says', { MaxConcurrency: '{% $states.input.most %}' }, 2],
    ['at most 40 without a bound', {}, 40],
    ['at most 40 whatever the bound', { MaxConcurrency: 100 }, 40],
  ])('runs %s', async (_title, more, expected) => {
    let [running, most] = [0, 0];
    const f = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
    };
    harness = new Harness({ services: functions({ f }) });
    await harness.output(single(each({ ...invoke('f'), End: true }, { Items: '{% [1..50] %}', ...more })), { most: 2 });
    expect(most).toBe(expected);
  });

  test('keeps the order of the items, whatever ends first', async () => {
    const f = async (n: number): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 8 - n));
      return n;
    };
    harness = new Harness({ services: functions({ f }) });
    expect(await harness.output(single(each({ ...invoke('f'), End: true }, { Items: '{% [1..5] %}' })))).toEqual([1, 2, 3, 4, 5]);
  });

  test('of no items gives none', async () => {
    harness = new Harness();
    const executionArn = await harness.start(single(each({ Type: 'Pass', End: true }, { Items: [] })));
    expect(await harness.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[]' });
    expect((await harness.types(executionArn)).slice(2, 4)).toEqual(['MapStateStarted', 'MapStateSucceeded']);
  });

  test('an iteration that fails ends the others and starts no more', async () => {
    harness = new Harness();
    const Choices = [{ Condition: '{% $states.input = 2 %}', Next: 'No' }];
    const States = { One: { Type: 'Choice', Choices, Default: 'Long' }, No: refuse, Long: wait };
    const map = { Type: 'Map', Items: [1, 2, 3], MaxConcurrency: 2, ItemProcessor: { StartAt: 'One', States } };
    const executionArn = await harness.start(single(map));
    expect(await harness.end(executionArn)).toMatchObject({ status: 'FAILED', error: 'Refused' });
    const events = await links(executionArn);
    const failure = events.find((event) => event.includes('FailStateEntered'))?.split(' ')[0] ?? '';
    // What was cut short goes on from the event that cut it.
    expect(events.slice(-5).map((event) => event.replace(/^\d+ /, ''))).toEqual([
      ...[`MapIterationAborted ${failure}`, `WaitStateAborted ${failure}`, `MapIterationFailed ${failure}`, `MapStateFailed ${failure}`],
      `ExecutionFailed ${events.length - 1}`,
    ]);
  });

  test('an inner Map sees its own item, and the outer one by ItemSelector', async () => {
    harness = new Harness();
    const inner = each(
      { Type: 'Pass', End: true },
      {
        Items: '{% $states.input.list %}',
        ItemSelector: { o: '{% $states.input.o %}', i: '{% $states.context.Map.Item.Value %}' },
        End: true,
      },
    );
    const outer = each({}, {});
    Object.assign(outer, {
      ItemProcessor: { StartAt: 'Inner', States: { Inner: inner } },
      Items: [[1, 2], [3]],
      ItemSelector: { o: '{% $states.context.Map.Item.Index %}', list: '{% $states.context.Map.Item.Value %}' },
    });
    expect(await harness.output(single(outer))).toEqual([
      [
        { o: 0, i: 1 },
        { o: 0, i: 2 },
      ],
      [{ o: 1, i: 3 }],
    ]);
  });

  test('Retry runs all iterations again', async () => {
    const calls: number[] = [];
    const f = (n: number): number => {
      calls.push(n);
      if (calls.length === 2) {
        throw named('Once');
      }
      return n;
    };
    harness = new Harness({ services: functions({ f }) });
    const map = each({ ...invoke('f'), End: true }, { Items: [1, 2], MaxConcurrency: 1, Retry: [{ ErrorEquals: ['Once'] }] });
    expect(await harness.output(single(map))).toEqual([1, 2]);
    expect(calls).toEqual([1, 2, 1, 2]);
  });

  test.each(['ItemProcessor', 'Iterator'])('takes Parameters as the older name of ItemSelector, beside %s', async (processor) => {
    harness = new Harness();
    const States = { One: { Type: 'Pass', End: true } };
    const Parameters = { 'v.$': '$$.Map.Item.Value', 'k.$': '$.k' };
    const map = { Type: 'Map', ItemsPath: '$.l', Parameters, [processor]: { StartAt: 'One', States }, End: true };
    expect(await harness.output({ StartAt: 'Map', States: { Map: map } }, { l: [1], k: 2 })).toEqual([{ v: 1, k: 2 }]);
  });

  test('of anything but an array fails', async () => {
    harness = new Harness();
    expect(await harness.run(single(each({ Type: 'Pass', End: true }, { Items: '{% 1 %}' })))).toMatchObject({ status: 'FAILED' });
  });
});
