import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { AwsError } from '../../../local/core/aws-error';
import type { Cloud } from '../../../local/core/cloud';
import type { Operation } from '../../../local/core/service';
import { jsonError } from '../../../local/http/json-protocol';
import type { RunningServer } from '../../../local/http/server';
import { startServer } from '../../../local/http/server';
import { handleService } from '../../../local/http/service-front-end';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ModelError } from '../../../local/sagemaker/model-error';
import { callLog } from '../../../local/iam-service/call-log';
import { sessionStore } from '../../../local/iam-service/session-store';
import { cloudWithRole, ROLE_ARN } from '../iam-service/cloud-with-role';

const ADMINISTRATOR = { accessKeyId: 'AKIATEST', secretAccessKey: 'any' };
const operations = { ssm: {}, lambda: {}, sns: {}, s3: {}, sagemaker: {}, monitoring: {} } as Record<
  'ssm' | 'lambda' | 'sns' | 's3' | 'sagemaker' | 'monitoring',
  Record<string, Operation>
>;
let cloud: Cloud;
let server: RunningServer;

beforeAll(async () => {
  cloud = cloudWithRole({ Action: 'ssm:GetParameter', Resource: 'arn:aws:ssm:us-east-1:123456789012:parameter/allowed' });
  for (const [signingName, own] of Object.entries(operations)) {
    cloud.addService({ signingName, operations: own });
  }
  server = await startServer(0, (request) => handleService(request, cloud).catch((error: unknown) => jsonError(request, error)));
});
afterAll(async () => {
  await server.stop();
});

function options(credentials: object = ADMINISTRATOR): object {
  return { endpoint: `http://127.0.0.1:${server.port}`, region: 'us-east-1', credentials, maxAttempts: 1 };
}

async function asRole(): Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }> {
  const { Credentials: issued } = await new STSClient(options()).send(
    new AssumeRoleCommand({ RoleArn: ROLE_ARN, RoleSessionName: 'test' }),
  );
  return {
    accessKeyId: issued?.AccessKeyId ?? '',
    secretAccessKey: issued?.SecretAccessKey ?? '',
    sessionToken: issued?.SessionToken ?? '',
  };
}

test('an access key from elsewhere is the administrator', async () => {
  const identity = await new STSClient(options()).send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root' });
});

test('a caller with issued credentials is the session of the role', async () => {
  const identity = await new STSClient(options(await asRole())).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe('arn:aws:sts::123456789012:assumed-role/Reader/test');
});

test('refuses a wrong secret', async () => {
  const client = new STSClient(options({ ...(await asRole()), secretAccessKey: 'wrong' }));
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
});

test('refuses a wrong session token', async () => {
  const client = new STSClient(options({ ...(await asRole()), sessionToken: 'wrong' }));
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
});

test('refuses expired credentials', async () => {
  const credentials = sessionStore(cloud).issue({ kind: 'role', arn: 'a', roleName: 'Reader' }, -1);
  await expect(new SSMClient(options(credentials)).send(new GetParameterCommand({ Name: 'x' }))).rejects.toMatchObject({
    name: 'ExpiredTokenException',
  });
});

test('refuses an unsigned request', async () => {
  const response = await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: 'Action=GetCallerIdentity' });
  expect(response.status).toBe(403);
});

test('a denied call names principal, action, resource and what is missing', async () => {
  operations.ssm.GetParameter = ({ Name }, { authorize }) => {
    authorize({ action: 'ssm:GetParameter', resource: cloud.arn('ssm', `parameter${Name}`) });
    return Promise.resolve({ Parameter: { Name, LastModifiedDate: new Date(5000) } });
  };
  const client = new SSMClient(options(await asRole()));
  const { Parameter: allowed } = await client.send(new GetParameterCommand({ Name: '/allowed' }));
  expect(allowed?.LastModifiedDate).toEqual(new Date(5000));
  await expect(client.send(new GetParameterCommand({ Name: '/other' }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message:
      'User: arn:aws:sts::123456789012:assumed-role/Reader/test is not authorized to perform: ssm:GetParameter on resource: ' +
      'arn:aws:ssm:us-east-1:123456789012:parameter/other because no identity-based policy allows the ssm:GetParameter action ' +
      '(no identity policy of role Reader allows ssm:GetParameter on arn:aws:ssm:us-east-1:123456789012:parameter/other)',
  });
  expect(callLog(cloud).rows()).toContainEqual(
    expect.objectContaining({ role: 'Reader', allowed: true, statement: '#1 of Reader/own', calls: 1 }),
  );
});

test('carries REST labels, headers and payloads both ways', async () => {
  operations.lambda.Invoke = (input) =>
    Promise.resolve({ StatusCode: 200, FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify(input.FunctionName)) });
  const output = await new LambdaClient(options()).send(new InvokeCommand({ FunctionName: 'a:b', Payload: Buffer.from('{}') }));
  expect(output.FunctionError).toBe('Unhandled');
  expect(output.Payload?.transformToString()).toBe('"a:b"');
});

test("carries an error's own members", async () => {
  operations.sagemaker.InvokeEndpoint = () => Promise.reject(new ModelError(500, 'no model', 'arn:log'));
  const invocation = new SageMakerRuntimeClient(options()).send(new InvokeEndpointCommand({ EndpointName: 'e', Body: Buffer.from('1') }));
  await expect(invocation).rejects.toMatchObject({
    name: 'ModelError',
    OriginalStatusCode: 500,
    OriginalMessage: 'no model',
    LogStreamArn: 'arn:log',
  });
});

test('carries lists and maps of the query protocol', async () => {
  let received: unknown;
  operations.sns.Publish = (input) => {
    received = input;
    return Promise.resolve({ MessageId: 'm-1' });
  };
  const input = {
    TopicArn: 't',
    Message: 'a&b=c',
    MessageAttributes: { kind: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) } },
  };
  const { MessageId } = await new SNSClient(options()).send(new PublishCommand(input));
  expect(MessageId).toBe('m-1');
  expect(received).toEqual({ ...input, MessageAttributes: { kind: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]) } } });
});

test.each([
  ['JSON', {}],
  ['CBOR', { protocol: AwsSmithyRpcV2CborProtocol }],
])('carries times and numbers both ways in %s', async (_name, protocol) => {
  let received: object = {};
  operations.monitoring.GetMetricStatistics = (input: object) => {
    received = input;
    return Promise.resolve({ Label: 'x', Datapoints: [{ Timestamp: new Date(1000), Sum: 1.5 }] });
  };
  const input = { Namespace: 'Plumbline', MetricName: 'RowsIn', StartTime: new Date(5000), EndTime: new Date(65_000), Period: 60 };
  const output = await new CloudWatchClient({ ...options(), ...protocol }).send(new GetMetricStatisticsCommand(input));
  expect(received).toEqual(input);
  expect(output.Datapoints).toEqual([{ Timestamp: new Date(1000), Sum: 1.5 }]);
});

test('an operation that is not emulated is an error', async () => {
  await expect(new SSMClient(options()).send(new PutParameterCommand({ Name: 'x', Value: 'y' }))).rejects.toMatchObject({
    name: 'PlumblineNotEmulated',
  });
});

test('errors of the query protocol keep code and message', async () => {
  operations.sns.Publish = () => Promise.reject(new AwsError('NotFound', 'Topic does not exist', 404));
  await expect(new SNSClient(options()).send(new PublishCommand({ Message: 'x' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Topic does not exist',
  });
});

describe('an S3 body', () => {
  let received: { Body?: Readable | Uint8Array; ContentEncoding?: string; ChecksumCRC32?: string };
  beforeAll(() => {
    operations.s3.PutObject = async (input) => {
      received = { ...input, Body: await buffer(input.Body as Readable) };
      return {};
    };
  });

  test('arrives whole when it is streamed in chunks', async () => {
    const data = Buffer.alloc(300_000, 'abc');
    const Body = Readable.from([data.subarray(0, 70_000), data.subarray(70_000)], { objectMode: false });
    await new S3Client(options(await asRole())).send(
      new PutObjectCommand({ Bucket: 'lake', Key: 'a b/ä', Body, ContentLength: data.length }),
    );
    expect(data.equals(received.Body as Buffer)).toBe(true);
    expect(received.ContentEncoding ?? '').toBe('');
  });

  test('is checked against its signed hash', async () => {
    const client = new S3Client({ ...options(await asRole()), requestChecksumCalculation: 'WHEN_REQUIRED' });
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: unknown }).body = 'tampered';
        return next(args);
      },
      { step: 'deserialize' },
    );
    await expect(client.send(new PutObjectCommand({ Bucket: 'lake', Key: 'a', Body: 'original' }))).rejects.toMatchObject({
      name: 'XAmzContentSHA256Mismatch',
    });
  });
});
