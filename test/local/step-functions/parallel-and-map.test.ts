import { functions, Harness, invoke, jsonata, named, single } from './state-machine-harness';

let harness: Harness;
afterEach(() => harness.cloud.stop());

const wait = { Type: 'Wait', Seconds: 99_999_999, End: true };
const refuse = { Type: 'Fail', Error: 'Refused', Cause: 'by branch' };
const branches = (...states: object[]): object[] => states.map((state, i) => ({ StartAt: `B${i}`, States: { [`B${i}`]: state } }));
const each = (state: object, more: object): object => ({ Type: 'Map', ItemProcessor: { StartAt: 'One', States: { One: state } }, ...more });

// https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
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
    expect(predecessor('ParallelStateExited')).toEqual(['ParallelStateSucceeded']);
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
    const types = await harness.types(executionArn);
    expect(types.filter((type) => type.startsWith('MapIteration')).sort()).toEqual([
      ...['MapIterationAborted', 'MapIterationFailed', 'MapIterationStarted', 'MapIterationStarted'],
    ]);
    expect(types.at(-2)).toBe('MapStateFailed');
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
