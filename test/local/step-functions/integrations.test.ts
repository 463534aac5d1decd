import { AwsError } from '../../../local/core/aws-error';
import type { Operation } from '../../../local/core/service';
import { functions, Harness, single } from './state-machine-harness';

let harness: Harness;
afterEach(() => harness.cloud.stop());

const task = (resource: string, Arguments: object = {}, more: object = {}): object =>
  single({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments, ...more });

/** Services whose one operation gives what it got. */
function echo(signingName: string, operation: string, more: object = {}): Record<string, Record<string, Operation>> {
  return { [signingName]: { [operation]: (input: object) => Promise.resolve({ Got: input, ...more }) } };
}

/** Services whose one operation fails. */
function failing(signingName: string, operation: string, code: string): Record<string, Record<string, Operation>> {
  return { [signingName]: { [operation]: () => Promise.reject(new AwsError(code, 'it failed', 400)) } };
}

const METADATA = {
  SdkHttpMetadata: { AllHttpHeaders: expect.any(Object) as object, HttpHeaders: expect.any(Object) as object, HttpStatusCode: 200 },
  SdkResponseMetadata: { RequestId: expect.any(String) as string },
};

// https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
test.each<[resource: string, signingName: string, operation: string, args: object, got: object]>([
  ['sqs:sendMessage', 'sqs', 'SendMessage', { QueueUrl: 'q', MessageBody: { a: 1 } }, { QueueUrl: 'q', MessageBody: '{"a":1}' }],
  ['sqs:sendMessage', 'sqs', 'SendMessage', { QueueUrl: 'q', MessageBody: 'text' }, { QueueUrl: 'q', MessageBody: 'text' }],
  ['sns:publish', 'sns', 'Publish', { TopicArn: 't', Message: { a: 1 } }, { TopicArn: 't', Message: '{"a":1}' }],
  ['events:putEvents', 'events', 'PutEvents', { Entries: [{ Detail: { a: 1 } }] }, { Entries: [{ Detail: '{"a":1}' }] }],
  ['dynamodb:putItem', 'dynamodb', 'PutItem', { Item: { id: { S: 'a' } } }, { Item: { id: { S: 'a' } } }],
])('%s gives the response and tells of the call', async (resource, signingName, operation, args, got) => {
  const input: object[] = [];
  const answer: Operation = (given: object) => {
    input.push(given);
    return Promise.resolve({ Answer: 1 });
  };
  harness = new Harness({ services: { [signingName]: { [operation]: answer } } });
  expect(await harness.output(task(resource, args))).toEqual({ Answer: 1, ...METADATA });
  expect(input).toEqual([got]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
test.each<[resource: string, signingName: string, operation: string, args: object, got: object]>([
  ['aws-sdk:ssm:getParameter', 'ssm', 'GetParameter', { Name: 'n' }, { Name: 'n' }],
  ['aws-sdk:s3:putObject', 's3', 'PutObject', { Bucket: 'b', Body: { a: 1 } }, { Bucket: 'b', Body: '{"a":1}' }],
  ['aws-sdk:cloudwatchlogs:createLogStream', 'logs', 'CreateLogStream', { LogGroupName: 'g' }, { logGroupName: 'g' }],
  ['aws-sdk:lambda:invoke', 'lambda', 'Invoke', { FunctionName: 'f', Payload: { a: 1 } }, { FunctionName: 'f', Payload: '{"a":1}' }],
])('%s calls the API with its own names and gives only the response', async (resource, signingName, operation, args, got) => {
  harness = new Harness({ services: echo(signingName, operation) });
  const output = (await harness.output(task(resource, args))) as Record<string, unknown>;
  expect(Object.keys(output)).toEqual(['Got']);
  expect(JSON.stringify(output.Got).toLowerCase()).toBe(JSON.stringify(got).toLowerCase());
});

// Times are in no page; measured on AWS: github.com/floci-io/floci, StepFunctionsNestedStartExecutionResultIntegrationTest
test.each([
  ['an optimized integration in milliseconds', 'dynamodb:getItem', 1000],
  ['aws-sdk in ISO 8601', 'aws-sdk:dynamodb:getItem', '1970-01-01T00:00:01.000Z'],
])('times in a result of %s', async (_title, resource, time) => {
  harness = new Harness({ services: { dynamodb: { GetItem: () => Promise.resolve({ At: [new Date(1000)] }) } } });
  expect(await harness.output(task(resource))).toMatchObject({ At: [time] });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
test.each([
  ['a text', 'hello'],
  ['a number', 5],
  ['nothing', null],
  ['an object', { a: 1 }],
])('a function gets %s as JSON, by its ARN and by lambda:invoke', async (_title, event) => {
  harness = new Harness({ services: functions({ f: (got: unknown) => ({ got }) }) });
  const byArn = single({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', Arguments: event });
  expect(await harness.output(byArn)).toEqual({ got: event });
  expect(await harness.output(task('lambda:invoke', { FunctionName: 'f', Payload: event }))).toEqual({
    ...{ ExecutedVersion: '$LATEST', StatusCode: 200, Payload: { got: event } },
    ...METADATA,
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html and concepts-error-handling.html
test.each([
  ['aws-sdk:ssm:getParameter', 'ssm', 'GetParameter', 'ParameterNotFound', 'Ssm.ParameterNotFoundException'],
  ['aws-sdk:dynamodb:putItem', 'dynamodb', 'PutItem', 'ConditionalCheckFailedException', 'DynamoDb.ConditionalCheckFailedException'],
  ['dynamodb:putItem', 'dynamodb', 'PutItem', 'ConditionalCheckFailedException', 'DynamoDB.ConditionalCheckFailedException'],
  ['dynamodb:putItem', 'dynamodb', 'PutItem', 'AccessDeniedException', 'DynamoDB.AmazonDynamoDBException'],
  ['aws-sdk:s3:getObject', 's3', 'GetObject', 'NoSuchKey', 'S3.NoSuchKeyException'],
  ['aws-sdk:s3:getObject', 's3', 'GetObject', 'SlowDown', 'S3.S3Exception'],
  ['aws-sdk:iam:getRole', 'iam', 'GetRole', 'NoSuchEntity', 'Iam.NoSuchEntityException'],
  ['aws-sdk:iam:getRole', 'iam', 'GetRole', 'AccessDenied', 'Iam.IamException'],
  ['lambda:invoke', 'lambda', 'Invoke', 'ResourceNotFoundException', 'Lambda.ResourceNotFoundException'],
  ['lambda:invoke', 'lambda', 'Invoke', 'TooManyRequestsException', 'Lambda.TooManyRequestsException'],
  ['lambda:invoke', 'lambda', 'Invoke', 'AccessDeniedException', 'Lambda.AWSLambdaException'],
  ['sqs:sendMessage', 'sqs', 'SendMessage', 'QueueDoesNotExist', 'SQS.QueueDoesNotExistException'],
])('an error of %s (%s %s %s) is %s', async (resource, signingName, operation, code, error) => {
  harness = new Harness({ services: failing(signingName, operation, code) });
  const ended = await harness.run(task(resource));
  expect(ended).toMatchObject({ status: 'FAILED', error, cause: expect.stringContaining('it failed') as string });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
test('an entry that events:putEvents could not put is EventBridge.FailedEntry', async () => {
  harness = new Harness({ services: echo('events', 'PutEvents', { FailedEntryCount: 1 }) });
  expect(await harness.run(task('events:putEvents', { Entries: [] }))).toMatchObject({ error: 'EventBridge.FailedEntry' });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
test.each(['sqs:sendMessage', 'sns:publish', 'events:putEvents', 'lambda:invoke', 'aws-sdk:ssm:putParameter'])(
  '%s.waitForTaskToken waits for the answer to the token that it has handed on',
  async (resource) => {
    const answer = ({ Token }: { Token: string }): Promise<object> => {
      setTimeout(() => void harness.call('SendTaskSuccess', { taskToken: Token, output: '{"answer":42}' }), 1);
      return Promise.resolve({ Payload: Buffer.from('{}') });
    };
    const services = {
      sqs: { SendMessage: answer },
      sns: { Publish: answer },
      events: { PutEvents: answer },
      lambda: { Invoke: answer },
      ssm: { PutParameter: answer },
    };
    harness = new Harness({ services });
    const executionArn = await harness.start(task(`${resource}.waitForTaskToken`, { Token: '{% $states.context.Task.Token %}' }));
    expect(await harness.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '{"answer":42}' });
    expect((await harness.types(executionArn)).slice(2, 6)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
  },
);

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskSubmitFailedEventDetails.html
test.each([
  ['sqs:sendMessage.waitForTaskToken', 'TaskSubmitFailed'],
  ['sqs:sendMessage', 'TaskFailed'],
])('a call of %s that fails is the event %s', async (resource, type) => {
  harness = new Harness({ services: failing('sqs', 'SendMessage', 'QueueDoesNotExist') });
  const token = resource.includes('Token') ? { MessageBody: '{% $states.context.Task.Token %}' } : {};
  const executionArn = await harness.start(task(resource, token));
  expect(await harness.end(executionArn)).toMatchObject({ error: 'SQS.QueueDoesNotExistException' });
  expect((await harness.types(executionArn))[4]).toBe(type);
});

// What an ordinary serverless app does not use is a clear error.
test.each([
  'ecs:runTask.sync',
  'glue:startJobRun.sync',
  'http:invoke',
  'apigateway:invoke',
  'batch:submitJob.sync',
  'bedrock:invokeModel',
  'aws-sdk:ec2:describeInstances',
])('the integration %s is refused by its name', async (resource) => {
  harness = new Harness();
  await expect(harness.deploy(task(resource))).rejects.toThrow(resource);
});

test('an operation that local mode lacks is refused by its name and state', async () => {
  harness = new Harness({ services: { s3: {} } });
  await expect(harness.deploy(task('aws-sdk:s3:deleteBucket'))).rejects.toThrow(/s3:DeleteBucket, which the state 'Only' calls/);
});

test('an activity is refused by its ARN', async () => {
  harness = new Harness();
  const Resource = 'arn:aws:states:us-east-1:123456789012:activity:press';
  await expect(harness.deploy(single({ Type: 'Task', Resource }))).rejects.toThrow(Resource);
});
