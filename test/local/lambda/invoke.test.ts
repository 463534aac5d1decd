import { functionInCloud } from './function-in-cloud';
import { ROOT } from '../test-cloud';

let made: Awaited<ReturnType<typeof functionInCloud>>;

beforeAll(async () => {
  made = await functionInCloud(`exports.handler = async (event, context) => {
    if (event.nested !== undefined) return 'inner';
    if (event.big) return 'x'.repeat(event.big);
    if (event.leak) { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
    if (event.log) console.log(event.log);
    return { client: context.clientContext, deep: JSON.stringify(event).length };
  };`);
});
afterAll(() => made.cloud.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows what it asks for
const invoke = async (Payload: unknown, more: object = {}): Promise<any> =>
  await made.cloud.call(ROOT, 'lambda', 'Invoke', { FunctionName: 'work', Payload, ...more });
const payloadOf = (answer: unknown): unknown => JSON.parse(Buffer.from((answer as { Payload: Uint8Array }).Payload).toString());

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
test.each<[string, unknown, object, object]>([
  ['invalid JSON', '{', {}, { code: 'InvalidRequestContentException', status: 400 }],
  ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, { code: 'InvalidRequestContentException', status: 400 }],
  ['more than 6 MB', Buffer.alloc(6 * 1024 * 1024 + 1, 0x20), {}, { code: 'RequestTooLargeException', status: 413 }],
  [
    'an event of more than 1 MB',
    Buffer.alloc(1024 * 1024 + 1, 0x20),
    { InvocationType: 'Event' },
    { code: 'RequestTooLargeException', status: 413 },
  ],
  ['a client context that is no JSON', '{}', { ClientContext: 'bm8=' }, { code: 'InvalidRequestContentException' }],
  ['a parameter that is not emulated', '{}', { DurableExecutionName: 'x' }, { code: 'PlumblineNotEmulated' }],
])('refuses %s', async (_what, payload, more, error) => {
  await expect(invoke(payload, more)).rejects.toMatchObject(error);
});

test('answers a dry run with 204, without running', async () => {
  expect(await invoke('{}', { InvocationType: 'DryRun' })).toEqual({ StatusCode: 204 });
});

test('returns the last 4 KB of the log, and the version', async () => {
  const { LogResult, ExecutedVersion } = await invoke(JSON.stringify({ log: 'y'.repeat(5000) }), { LogType: 'Tail' });
  const tail = Buffer.from(LogResult as string, 'base64').toString();

  expect(ExecutedVersion).toBe('$LATEST');
  expect(tail).toHaveLength(4096);
  expect(tail).toMatch(/y\nEND RequestId: [^\n]+\nREPORT [^\n]+\n$/);
});

test('hands over the client context', async () => {
  const ClientContext = Buffer.from('{"custom":{"a":1}}').toString('base64');
  expect(payloadOf(await invoke('{}', { ClientContext }))).toMatchObject({ client: { custom: { a: 1 } } });
});

test('JSON of a great depth passes through', async () => {
  const depth = 3000;
  const { Payload } = await invoke(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  expect(payloadOf({ Payload })).toEqual({ deep: 2 * depth });
});

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
test('a response of more than 6 MB is an error of the function', async () => {
  const answer = await invoke(JSON.stringify({ big: 6 * 1024 * 1024 }));
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
  expect(payloadOf(answer)).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
});

test('a function that runs out of memory ends, and the next invocation starts anew', async () => {
  const answer = await invoke(JSON.stringify({ leak: true }));
  expect(payloadOf(answer)).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringMatching(/signal: (aborted|killed)/),
  });
  expect((await invoke('{}')).FunctionError).toBeUndefined();
});

test('what a function sends over the channel of its runtime changes nothing', async () => {
  await made.add('sends', {
    Code: {
      ZipFile: `exports.handler = async () => { process.send({ kind: 'done', requestId: 'other', result: '1' }); process.send('x'); process.send({}); return 2; };`,
    },
  });
  expect(await made.invoke({}, 'RequestResponse', 'sends')).toMatchObject({ payload: 2 });
});
