import type { Handler } from '../../../local/lambda/runtime/handler-call';
import { callHandler } from '../../../local/lambda/runtime/handler-call';

interface FunctionContext {
  callbackWaitsForEmptyEventLoop: boolean;
  succeed: (result: unknown) => void;
  fail: (error: unknown) => void;
  done: (error: unknown, result?: unknown) => void;
}

async function call(handler: unknown, runtime = 'nodejs22.x'): Promise<unknown> {
  process.env.AWS_EXECUTION_ENV = `AWS_Lambda_${runtime}`;
  return await callHandler(handler as Handler, { n: 7 }, { callbackWaitsForEmptyEventLoop: true });
}

afterEach(() => {
  delete process.env.AWS_EXECUTION_ENV;
});

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
test.each<[string, unknown, unknown]>([
  ['the value of a promise', async ({ n }: { n: number }) => Promise.resolve(n), 7],
  [
    'the callback at once, when it shall not wait',
    (_event: unknown, context: FunctionContext, callback: (error: unknown, result: unknown) => void) => {
      context.callbackWaitsForEmptyEventLoop = false;
      setTimeout(() => {
        callback(null, 'given');
      });
    },
    'given',
  ],
  [
    'context.succeed',
    (_event: unknown, context: FunctionContext) => {
      context.succeed('done');
    },
    'done',
  ],
  [
    'context.done',
    (_event: unknown, context: FunctionContext) => {
      context.done(null, 'done');
    },
    'done',
  ],
])('answers with %s', async (_what, handler, result) => {
  await expect(call(handler)).resolves.toBe(result);
});

test('answers after a callback only when nothing else goes on', async () => {
  const answer = call((_event: unknown, _context: unknown, callback: (error: unknown, result: unknown) => void) => {
    callback(null, 'given');
  });
  const early = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 10, 'waits'))]);
  process.listeners('beforeExit')[0]?.(0);

  expect(early).toBe('waits');
  await expect(answer).resolves.toBe('given');
});

test.each<[string, unknown, string]>([
  [
    'an error in the callback',
    (_event: unknown, context: FunctionContext, callback: (error: unknown) => void) => {
      context.callbackWaitsForEmptyEventLoop = false;
      callback(new Error('no'));
    },
    'no',
  ],
  [
    'context.fail',
    (_event: unknown, context: FunctionContext) => {
      context.fail('no such row');
    },
    'no such row',
  ],
  [
    'a handler that throws',
    () => {
      throw new Error('thrown');
    },
    'thrown',
  ],
])('fails with %s', async (_what, handler, message) => {
  await expect(call(handler)).rejects.toThrow(message);
});

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html#nodejs-handler-callback
test('from Node.js 24 on a returned value counts, and a callback is an error', async () => {
  await expect(call(() => 5, 'nodejs24.x')).resolves.toBe(5);
  const withCallback = (event: unknown, context: unknown, callback: unknown): unknown => [event, context, callback];
  await expect(call(withCallback, 'nodejs24.x')).rejects.toMatchObject({
    name: 'Runtime.CallbackHandlerDeprecated',
  });
});
