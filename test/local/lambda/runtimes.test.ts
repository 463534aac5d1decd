import { functionInCloud } from './function-in-cloud';

const FILES = {
  'index.js': `exports.handler = async () => 1;`,
  'module.mjs': `import { STSClient } from '@aws-sdk/client-sts'; export const handler = async () => typeof STSClient;`,
  'nested.js': `exports.of = { what: { handler: async () => 'nested' } };`,
  'required.js': `exports.handler = async () => typeof require('@aws-sdk/client-sts').STSClient;`,
  'foreign.js': `require('typescript'); exports.handler = async () => 1;`,
  'streaming.js': `exports.handler = awslambda.streamifyResponse(async () => undefined);`,
  'never.js': `exports.handler = async () => { await new Promise(() => undefined); };`,
  'context.js': `exports.handler = async (event, context) => context;`,
  'lines.js': `exports.handler = async () => {
    console.debug('hidden'); console.info({ order: 7 }); console.error('no', new TypeError('wrong')); console.log('plain %s', 'text');
  };`,
  'work.py': `
import decimal, logging, os
def handler(event, context):
    print("printed")
    logging.getLogger().warning("two\\nlines")
    return {
        "n": event["n"], "price": decimal.Decimal("1.5"), "function": context.function_name, "arn": context.invoked_function_arn,
        "client": context.client_context.custom if context.client_context else None, "remaining": context.get_remaining_time_in_millis() > 0,
        "memory": context.memory_limit_in_mb, "region": os.environ["AWS_REGION"], "channel": os.environ.get("NODE_CHANNEL_FD"),
    }
def fail(event, context):
    raise ValueError("no such row")
def odd(event, context):
    return object()
def leave(event, context):
    os._exit(3)
`,
  'broken.py': `def handler(:`,
  'missing.py': `import no_such_module`,
};

let made: Awaited<ReturnType<typeof functionInCloud>>;

beforeAll(async () => {
  made = await functionInCloud(FILES);
});
afterAll(() => made.cloud.stop());

/** Runs a handler once, in a function of its own. */
async function run(handler: string, event: object = {}, properties: object = {}) {
  const name = handler.replaceAll('.', '-');
  await made.add(name, { Handler: handler, Runtime: handler.includes('py') ? 'python3.13' : 'nodejs22.x', ...properties });
  return { ...(await made.invoke(event, 'RequestResponse', name)), lines: made.cloud.recording.logs.flatMap(({ lines }) => lines) };
}

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
test.each([
  ['an ES module, with the SDK that the runtime brings', 'module.handler', 'function'],
  ['an export inside of another', 'nested.of.what.handler', 'nested'],
  ['CommonJS, with the SDK that the runtime brings', 'required.handler', 'function'],
  ['a handler that waits for what never comes, once nothing else goes on', 'never.handler', null],
])('Node runs %s', async (_what, handler, result) => {
  expect(await run(handler)).toMatchObject({ functionError: undefined, payload: result });
});

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html
test('Node has no package of the project around the code', async () => {
  expect((await run('foreign.handler')).payload).toMatchObject({
    errorType: 'Runtime.ImportModuleError',
    errorMessage: expect.stringContaining("Error: Cannot find module 'typescript'"),
  });
});

test('a handler that streams its response is an error that says so', async () => {
  expect((await run('streaming.handler')).payload.errorMessage).toContain('local mode does not emulate response streaming');
});

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
test('Node hands over a context', async () => {
  expect((await run('context.handler')).payload).toEqual({
    awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'context-handler',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:context-handler',
    logGroupName: '/aws/lambda/context-handler',
    logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
    memoryLimitInMB: '128',
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
test('the JSON format has each line as an object, and leaves out what is below the level', async () => {
  const before = made.logged().length;
  const { lines } = await run('lines.handler', {}, { LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO' } });
  const [start, info, error, plain, report] = lines.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);

  expect(start).toMatchObject({ type: 'platform.start', record: { version: '$LATEST' } });
  expect(info).toMatchObject({ level: 'INFO', requestId: expect.any(String), message: { order: 7 } });
  expect(error).toMatchObject({ level: 'ERROR', errorType: 'TypeError', errorMessage: 'wrong', stackTrace: expect.any(Array) });
  expect(plain).toMatchObject({ message: 'plain text' });
  expect(report).toMatchObject({
    type: 'platform.report',
    record: { status: 'success', metrics: { memorySizeMB: 128, durationMs: expect.any(Number) } },
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html, python-context.html, python-logging.html
test('Python runs a handler with its context, and its lines go to the log', async () => {
  const { payload, lines } = await run('work.handler', { n: 7 }, { Runtime: 'python3.13' });

  expect(payload).toEqual({
    n: 7,
    price: 1.5,
    function: 'work-handler',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:work-handler',
    client: null,
    remaining: true,
    memory: '128',
    region: 'us-east-1',
    channel: null,
  });
  expect(lines).toContain('printed');
  expect(lines).toContainEqual(expect.stringMatching(/^\[WARNING\]\t[\d-]+T[\d:.]+Z\t[0-9a-f-]{36}\ttwo\nlines$/));
});

// https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html
test.each([
  ['work.fail', { errorType: 'ValueError', errorMessage: 'no such row', stackTrace: [expect.stringContaining('work.py')] }],
  ['work.odd', { errorType: 'Runtime.MarshalError', errorMessage: expect.stringContaining('Unable to marshal response') }],
  ['work.leave', { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') }],
  ['work.none', { errorType: 'Runtime.HandlerNotFound', errorMessage: "Handler 'none' missing on module 'work'" }],
  ['broken.handler', { errorType: 'Runtime.UserCodeSyntaxError' }],
  [
    'missing.handler',
    { errorType: 'Runtime.ImportModuleError', errorMessage: expect.stringContaining("No module named 'no_such_module'") },
  ],
])('Python reports what is wrong with %s', async (handler, error) => {
  const { payload, functionError } = await run(handler, {}, { Runtime: 'python3.13' });

  expect(functionError).toBe('Unhandled');
  expect(payload).toMatchObject(error);
});
