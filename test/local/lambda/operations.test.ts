import type { Cloud } from '../../../local/core/cloud';
import { AccessDenied } from '../../../local/core/aws-error';
import { functionInCloud } from './function-in-cloud';
import { ROOT } from '../test-cloud';

const clouds: Cloud[] = [];

async function work(...args: Parameters<typeof functionInCloud>) {
  const made = await functionInCloud(...args);
  clouds.push(made.cloud);
  return made;
}

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

test('returns what the handler returns, and frames its lines in the log', async () => {
  const { invoke, logged } = await work(
    `exports.handler = async (event) => { console.log('one\\ntwo'); process.stdout.write('plain'); return { twice: event.n * 2 }; };`,
  );

  expect(await invoke({ n: 21 })).toEqual({ status: 200, functionError: undefined, payload: { twice: 42 } });

  const [start, message, plain, end, report] = logged();
  expect(start).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST$/);
  expect(message).toMatch(/Z\t[0-9a-f-]{36}\tINFO\tone\ntwo$/);
  expect(plain).toBe('plain');
  expect(end).toMatch(/^END RequestId: /);
  expect(report).toMatch(/Duration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: /);
});

test('keeps the process for the next invocation', async () => {
  const { invoke } = await work(`let calls = 0; exports.handler = async () => ({ calls: ++calls, pid: process.pid });`);
  const first = await invoke();
  const second = await invoke();

  expect(second.payload).toEqual({ calls: 2, pid: first.payload.pid });
});

test('runs invocations at the same time in processes of their own', async () => {
  const { invoke } = await work(`exports.handler = async () => { await new Promise((r) => setTimeout(r, 50)); return process.pid; };`);
  const pids = await Promise.all([invoke(), invoke()]);

  expect(new Set(pids.map(({ payload }) => payload as number)).size).toBe(2);
});

test('more than two invocations of one function at once wait in line', async () => {
  const { invoke } = await work(`exports.handler = async () => { await new Promise((r) => setTimeout(r, 20)); return process.pid; };`);
  const pids = await Promise.all(Array.from({ length: 9 }, () => invoke()));

  expect(new Set(pids.map(({ payload }) => payload as number)).size).toBe(2);
});

test('leaves no process behind when it stops, also of invocations that wait in line', async () => {
  const { invoke, cloud } = await work(
    `exports.handler = async () => { console.log(process.pid); await new Promise(() => setInterval(() => undefined, 1000)); };`,
  );
  const invocations = Promise.allSettled(Array.from({ length: 6 }, () => invoke()));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await cloud.stop();
  const outcomes = await invocations;

  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
  expect(outcomes[5]).toMatchObject({ reason: { message: 'local mode is stopping' } });
});

test('gives the process the environment of the template and of the role, and nothing of its parent', async () => {
  process.env.SECRET_OF_THE_PARENT = 'leaked';
  const { invoke } = await work(`exports.handler = async () => process.env;`, {
    Environment: { Variables: { BUCKET: 'lake' } },
    MemorySize: 256,
  });
  const { payload } = await invoke();
  delete process.env.SECRET_OF_THE_PARENT;

  expect(Object.keys(payload as object).sort()).toEqual([
    'AWS_ACCESS_KEY_ID',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_EXECUTION_ENV',
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
    'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_LAMBDA_FUNCTION_VERSION',
    'AWS_LAMBDA_INITIALIZATION_TYPE',
    'AWS_LAMBDA_LOG_GROUP_NAME',
    'AWS_LAMBDA_LOG_STREAM_NAME',
    'AWS_REGION',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_XRAY_CONTEXT_MISSING',
    'BUCKET',
    'LAMBDA_RUNTIME_DIR',
    'LAMBDA_TASK_ROOT',
    'LANG',
    'NODE_PATH',
    'PATH',
    'TZ',
    '_HANDLER',
    '_X_AMZN_TRACE_ID',
  ]);
  expect(payload).toMatchObject({ BUCKET: 'lake', AWS_REGION: 'us-east-1', AWS_LAMBDA_FUNCTION_NAME: 'work', TZ: ':UTC' });
});

test('hands the handler a context with the time that remains', async () => {
  const { invoke } = await work(
    `exports.handler = async (event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() });`,
    { Timeout: 10 },
  );
  const { payload } = await invoke();

  expect(payload).toMatchObject({ functionName: 'work', invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:work' });
  expect(payload.remaining).toBeGreaterThan(5_000);
  expect(payload.remaining).toBeLessThanOrEqual(10_000);
});

test('reports an error that the handler throws, and the process lives on', async () => {
  const { invoke } = await work(
    `exports.handler = async () => { throw Object.assign(new Error('no such row'), { name: 'TransientError' }); };`,
  );
  const first = await invoke();
  await invoke();

  expect(first.functionError).toBe('Unhandled');
  expect(first.payload).toMatchObject({ errorType: 'TransientError', errorMessage: 'no such row' });
  expect(first.payload.trace[0]).toContain('no such row');
});

test('kills a handler that takes longer than its time-out, and starts anew', async () => {
  const { invoke } = await work(`exports.handler = async (event) => { if (event.hang) { for (;;) {} } return process.pid; };`, {
    Timeout: 1,
  });
  const { payload, functionError } = await invoke({ hang: true });

  expect(functionError).toBe('Unhandled');
  expect(payload.errorType).toBe('Sandbox.Timedout');
  expect(payload.errorMessage).toMatch(/Error: Task timed out after 1\.00 seconds$/);
  expect((await invoke()).functionError).toBeUndefined();
});

test.each([
  ['exits', 'process.exit(3)', 'exit status 3'],
  ['is killed', "process.kill(process.pid, 'SIGKILL'); await new Promise(() => undefined)", 'signal: killed'],
])('reports a process that %s', async (_what, code, message) => {
  const { invoke, logged } = await work(`exports.handler = async () => { console.log('before'); ${code}; };`);
  const { payload } = await invoke();

  expect(payload.errorType).toBe('Runtime.ExitError');
  expect(payload.errorMessage).toContain(`Runtime exited with error: ${message}`);
  expect(logged()).toContainEqual(expect.stringContaining('before'));
});

test.each([
  ['exports.other = 1;', 'Runtime.HandlerNotFound'],
  ["require('./missing');", 'Runtime.ImportModuleError'],
  ['exports.handler = (;', 'Runtime.UserCodeSyntaxError'],
])('names what is wrong with the code %s', async (source, errorType) => {
  const { invoke } = await work(source);

  expect((await invoke()).payload.errorType).toBe(errorType);
});

test('an error outside of the handler ends the process', async () => {
  const { invoke } = await work(
    `exports.handler = async () => { setTimeout(() => { throw new Error('late'); }, 1); await new Promise(() => undefined); };`,
  );

  expect((await invoke()).payload).toMatchObject({ errorType: 'Error', errorMessage: 'late' });
});

test('passes large payloads and refuses those over 6 MB', async () => {
  const { invoke } = await work(`exports.handler = async (event) => event;`);
  const { payload } = await invoke({ text: 'x'.repeat(5_000_000) });

  expect(payload.text).toHaveLength(5_000_000);
  await expect(invoke({ text: 'x'.repeat(6_300_000) })).rejects.toThrow('Request must be smaller than 6291456 bytes');
});

test('refuses more invocations than the reserved concurrency', async () => {
  const { invoke, cloud } = await work(`exports.handler = async () => 1;`, { ReservedConcurrentExecutions: 0 });

  await expect(invoke()).rejects.toMatchObject({ code: 'TooManyRequestsException', status: 429 });
  expect(cloud.recording.metrics).toEqual([expect.objectContaining({ name: 'Throttles', value: 1 })]);
});

test('counts invocations, errors and durations', async () => {
  const { invoke, cloud } = await work(`exports.handler = async () => { throw new Error('no'); };`);
  await invoke();

  expect(cloud.recording.metrics.map(({ name, dimensions }) => [name, dimensions.FunctionName])).toEqual([
    ['Invocations', 'work'],
    ['Errors', 'work'],
    ['Duration', 'work'],
  ]);
});

test('checks the rights of the caller and the policy of the function', async () => {
  const { cloud, context, invoke } = await work(`exports.handler = async () => 1;`);
  await cloud.provider('AWS::Lambda::Permission')?.create(
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'work',
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:aws:events:us-east-1:123456789012:rule/daily',
    },
    { ...context, partition: 'aws' },
  );
  await invoke();

  expect(cloud.recording.authorized).toContainEqual({
    caller: ROOT,
    request: {
      action: 'lambda:InvokeFunction',
      resource: 'arn:aws:lambda:us-east-1:123456789012:function:work',
      resourcePolicy: {
        Version: '2012-10-17',
        Id: 'default',
        Statement: [
          expect.objectContaining({
            Principal: { Service: 'events.amazonaws.com' },
            Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:events:us-east-1:123456789012:rule/daily' } },
          }),
        ],
      },
    },
  });
});

test('a role that may not write logs loses its lines, not its result', async () => {
  const authorize = (_caller: unknown, { action }: { action: string }): void => {
    if (action === 'logs:PutLogEvents') {
      throw new AccessDenied('not allowed');
    }
  };
  const { invoke, logged } = await work(`exports.handler = async () => 1;`, {}, { ports: { authorize } });

  expect((await invoke()).payload).toBe(1);
  expect(logged()).toEqual([]);
});
