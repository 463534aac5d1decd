import { AwsError, NotEmulated } from '../../../local/core/aws-error';
import { functions, Harness, invoke, jsonata, named, single } from './state-machine-harness';

const CATCH_ALL = {
  Catch: [
    {
      ErrorEquals: ['States.ALL'],
      Next: 'Caught',
      Output: '{% $states.errorOutput %}',
      Assign: { seen: '{% $states.errorOutput.Error %}' },
    },
  ],
};
const CAUGHT = { Caught: { Type: 'Succeed', Output: '{% {"error": $states.input.Error, "cause": $states.input.Cause, "seen": $seen} %}' } };

let harness: Harness;
afterEach(() => harness.cloud.stop());

test('a function gets the payload and gives status, version and payload', async () => {
  harness = new Harness({ services: functions({ double: ({ n }: { n: number }) => ({ n: n * 2 }) }) });
  const state = invoke('double', { Output: '{% $states.result %}' });
  expect(await harness.output(single(state), { n: 4 })).toMatchObject({ ExecutedVersion: '$LATEST', StatusCode: 200, Payload: { n: 8 } });
});

test('a function that is named by its ARN gives its result alone', async () => {
  harness = new Harness({ services: functions({ double: ({ n }: { n: number }) => n * 2 }) });
  const state = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:double', Arguments: { n: 21 } };
  expect(await harness.output(single(state))).toBe(42);
});

test("a retrier matches the function's error type and waits in virtual time", async () => {
  let calls = 0;
  const flaky = (): string => {
    calls += 1;
    if (calls < 4) {
      throw named('TransientError');
    }
    return 'done';
  };
  harness = new Harness({ services: functions({ flaky }) });
  const before = harness.cloud.clock.now();
  const retry = [{ ErrorEquals: ['TransientError'], IntervalSeconds: 10, BackoffRate: 3, MaxDelaySeconds: 60, MaxAttempts: 3 }];
  const output = await harness.output(
    single(
      invoke('flaky', { Retry: retry, Output: "{% {'result': $states.result.Payload, 'retries': $states.context.State.RetryCount} %}" }),
    ),
  );
  expect(output).toEqual({ result: 'done', retries: 3 });
  // 10 + 30 + 60 seconds
  expect(harness.cloud.clock.now() - before).toBeGreaterThanOrEqual(100_000);
});

test('an error that no retrier matches is caught with its output and variables', async () => {
  let calls = 0;
  const broken = (): never => {
    calls += 1;
    throw named('BadInput', 'no such column');
  };
  harness = new Harness({ services: functions({ broken }) });
  const task = invoke('broken', { ...CATCH_ALL, Retry: [{ ErrorEquals: ['TransientError'] }], End: true });
  const output = await harness.output(jsonata({ Try: task, ...CAUGHT }));
  expect(output).toEqual({ error: 'BadInput', cause: '{"errorType":"BadInput","errorMessage":"no such column"}', seen: 'BadInput' });
  expect(calls).toBe(1);
});

test.each([
  [['States.TaskFailed'], true],
  [['States.Timeout'], false],
  [['BadInput'], true],
  [['States.ALL'], true],
])('ErrorEquals %j catches an error of a function: %s', async (ErrorEquals, caught) => {
  const broken = (): never => {
    throw named('BadInput');
  };
  harness = new Harness({ services: functions({ broken }) });
  const ended = await harness.run(
    jsonata({ Try: invoke('broken', { Catch: [{ ErrorEquals, Next: 'Done' }], End: true }), Done: { Type: 'Succeed' } }),
  );
  expect(ended.status).toBe(caught ? 'SUCCEEDED' : 'FAILED');
});

test.each([
  ['TimeoutSeconds', ['States.Timeout'], true],
  ['TimeoutSeconds', ['States.ALL'], true],
  ['TimeoutSeconds', ['States.TaskFailed'], false],
  ['TimeoutSeconds', ['States.HeartbeatTimeout'], false],
  ['HeartbeatSeconds', ['States.Timeout'], true],
  ['HeartbeatSeconds', ['States.HeartbeatTimeout'], true],
])('%s ends a task, in real time, and %j catches it: %s', async (field, ErrorEquals, isCaught) => {
  harness = new Harness({ services: functions({ slow: () => new Promise((resolve) => setTimeout(resolve, 200)) }) });
  const catcher = { ErrorEquals, Next: 'Caught', Output: '{% $states.errorOutput %}' };
  const ended = await harness.run(
    jsonata({ Try: invoke('slow', { [field]: 1, Catch: [catcher], End: true }), Caught: { Type: 'Succeed' } }),
  );
  expect(ended).toMatchObject(
    isCaught ? { output: '{"Error":"States.Timeout","Cause":""}' } : { status: 'FAILED', error: 'States.Timeout', cause: undefined },
  );
});

test.each([
  ['arn:aws:states:::aws-sdk:ssm:getParameter', 'ssm', 'GetParameter', 'ParameterNotFound', 'Ssm.ParameterNotFoundException'],
  [
    'arn:aws:states:::aws-sdk:cloudformation:updateStack',
    'cloudformation',
    'UpdateStack',
    'ValidationError',
    'CloudFormation.CloudFormationException',
  ],
  ['arn:aws:states:::aws-sdk:s3:getObject', 's3', 'GetObject', 'NoSuchKey', 'S3.NoSuchKeyException'],
  [
    'arn:aws:states:::dynamodb:putItem',
    'dynamodb',
    'PutItem',
    'ConditionalCheckFailedException',
    'DynamoDB.ConditionalCheckFailedException',
  ],
  ['arn:aws:states:::dynamodb:putItem', 'dynamodb', 'PutItem', 'ValidationException', 'DynamoDB.AmazonDynamoDBException'],
  ['arn:aws:states:::sagemaker:createModel', 'sagemaker', 'CreateModel', 'ThrottlingException', 'SageMaker.AmazonSageMakerException'],
  ['arn:aws:states:::aws-sdk:sagemaker:describeModel', 'sagemaker', 'DescribeModel', 'ValidationException', 'SageMaker.SageMakerException'],
  ['arn:aws:states:::lambda:invoke', 'lambda', 'Invoke', 'TooManyRequestsException', 'Lambda.TooManyRequestsException'],
])('%s: the error %3$s of %s:%s is %5$s', async (Resource, signingName, operation, code, error) => {
  const fails = () => Promise.reject(new AwsError(code, 'it failed'));
  harness = new Harness({ services: { [signingName]: { [operation]: fails } } });
  const ended = await harness.run(single({ Type: 'Task', Resource, Arguments: {} }));
  expect(ended).toMatchObject({ status: 'FAILED', error });
  expect(ended.cause).toContain('it failed');
});

test('an event that the bus refuses fails the task, and Detail is sent as text', async () => {
  let sent: object = {};
  const PutEvents = (input: object): Promise<object> => {
    sent = input;
    return Promise.resolve({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'Refused' }] });
  };
  harness = new Harness({ services: { events: { PutEvents } } });
  const Arguments = { Entries: [{ Source: 's', DetailType: 't', Detail: { a: '{% 1 %}' } }] };
  const ended = await harness.run(single({ Type: 'Task', Resource: 'arn:aws:states:::events:putEvents', Arguments }));
  expect(ended.error).toBe('EventBridge.FailedEntry');
  expect(sent).toMatchObject({ Entries: [{ Detail: '{"a":1}' }] });
});

test('what local mode lacks ends the execution whatever is caught', async () => {
  harness = new Harness({ services: { ssm: { GetParameter: () => Promise.reject(new NotEmulated('the parameter type X')) } } });
  const task = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:ssm:getParameter', Arguments: {}, ...CATCH_ALL, End: true };
  const ended = await harness.run(jsonata({ Try: task, ...CAUGHT }));
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(ended.cause).toContain('the parameter type X');
});

test('a failed branch ends its siblings and fails the Parallel with its own error', async () => {
  const broken = (): never => {
    throw named('Broken');
  };
  let after = 0;
  harness = new Harness({ services: functions({ broken, after: () => (after += 1) }) });
  const slow = {
    StartAt: 'Rest',
    States: { Rest: { Type: 'Wait', Seconds: 100_000_000_000 / 1e4, Next: 'After' }, After: { ...invoke('after'), End: true } },
  };
  const fast = { StartAt: 'Break', States: { Break: { ...invoke('broken'), End: true } } };
  const ended = await harness.run(jsonata({ Both: { Type: 'Parallel', Branches: [slow, fast], ...CATCH_ALL, End: true }, ...CAUGHT }));
  expect(JSON.parse(ended.output ?? '{}')).toMatchObject({ error: 'Broken' });
  expect(after).toBe(0);
});

test('a failed execution writes one line that names the state and the reason', async () => {
  harness = new Harness();
  await harness.run(jsonata({ Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'too few rows' } }));
  const lines = harness.cloud.recording.logs.flatMap(({ lines: all }) => all);
  expect(lines).toEqual([expect.stringMatching(/^machine \S+ FAILED in the state 'Refuse': Refused too few rows$/)]);
});
