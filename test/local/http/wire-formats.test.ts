import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createGateway } from '../../../local/http/gateway';
import { readBody } from '../../../local/http/message';
import type { RunningServer } from '../../../local/http/server';
import { startServer } from '../../../local/http/server';
import { createSns } from '../../../local/sns/service';
import { createSqs } from '../../../local/sqs/service';
import { ROOT, testCloud } from '../test-cloud';

const cloud = testCloud();
cloud.addService(createSqs(cloud));
cloud.addService(createSns());
let server: RunningServer;
let client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string }; maxAttempts: number };

beforeAll(async () => {
  server = await startServer(0, createGateway(cloud, { cloud, isReady: () => true }));
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'any' };
  client = { endpoint: `http://127.0.0.1:${server.port}`, region: 'us-east-1', credentials, maxAttempts: 1 };
  await cloud.call(ROOT, 'sqs', 'CreateQueue', { QueueName: 'work' });
});
afterAll(async () => {
  await server.stop();
  await cloud.stop();
});

/** A request as a client of `service` signs it; no key of it was issued here, so nobody checks the signature. */
function post(service: string, headers: Record<string, string>, body: string): Promise<Response> {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;
  return fetch(client.endpoint, { method: 'POST', headers: { authorization, 'x-amz-date': '20260101T000000Z', ...headers }, body });
}

const json = (operation: string, body: string): Promise<Response> =>
  post('sqs', { 'x-amz-target': `AmazonSQS.${operation}`, 'content-type': 'application/x-amz-json-1.0' }, body);
const form = (service: string, fields: Record<string, string>): Promise<Response> =>
  post(service, { 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(fields).toString());

const NOWHERE = 'http://127.0.0.1/123456789012/none';

test('a message goes through the SDK with binary attributes, and its checksums hold', async () => {
  const sqs = new SQSClient(client);
  const QueueUrl = `${client.endpoint}/123456789012/work`;
  const MessageAttributes = { raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) } };
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'ä', MessageAttributes }));
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }));
  expect(Messages).toMatchObject([{ Body: 'ä', MessageAttributes }]);
});

// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
test('an error of SQS has its name for JSON clients and its former code for those of the query protocol', async () => {
  const inJson = await json('SendMessage', JSON.stringify({ QueueUrl: NOWHERE, MessageBody: 'x' }));
  expect([inJson.status, inJson.headers.get('x-amzn-query-error')]).toEqual([400, 'AWS.SimpleQueueService.NonExistentQueue;Sender']);
  expect(await inJson.json()).toMatchObject({ __type: 'QueueDoesNotExist' });
  const inXml = await form('sqs', { Action: 'SendMessage', QueueUrl: NOWHERE, MessageBody: 'x' });
  expect(inXml.status).toBe(400);
  expect(await inXml.text()).toContain('<Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
});

test('clients of the query protocol send and receive', async () => {
  const QueueUrl = `${client.endpoint}/123456789012/work`;
  const attribute = {
    'MessageAttribute.1.Name': 'a',
    'MessageAttribute.1.Value.DataType': 'String',
    'MessageAttribute.1.Value.StringValue': 'v',
  };
  const sent = await form('sqs', { Action: 'SendMessage', QueueUrl, MessageBody: 'by form', ...attribute });
  expect(await sent.text()).toMatch(/<MD5OfMessageAttributes>[0-9a-f]{32}</);
  const received = await form('sqs', { Action: 'ReceiveMessage', QueueUrl, 'MessageAttributeName.1': 'All' });
  expect(await received.text()).toMatch(/<Body>by form<\/Body>.*<StringValue>v<\/StringValue>/s);
});

// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
test('an error of SNS has the code and status of the query protocol', async () => {
  const publish = new SNSClient(client).send(new PublishCommand({ TopicArn: cloud.arn('sns', 'none'), Message: 'x' }));
  await expect(publish).rejects.toMatchObject({
    name: 'NotFoundException',
    Error: { Code: 'NotFound' },
    $metadata: { httpStatusCode: 404 },
  });
});

test('every answer has a request id', async () => {
  expect((await json('ListQueues', '{}')).headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect((await json('Nothing', '{}')).headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  ['is cut off', '{"QueueName":'],
  ['is no object', '[]'],
  ['is nested 100,000 deep', `{"QueueName": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
])('a body that %s is the client’s error', async (_what, body) => {
  const { status } = await json('GetQueueUrl', body);
  expect(status).toBe(400);
});

test('an operation that is not emulated is named', async () => {
  const response = await json('AddPermission', '{}');
  expect([response.status, await response.json()]).toMatchObject([
    501,
    { message: 'local mode does not emulate the operation sqs:AddPermission' },
  ]);
});

test('a body that is too large fails before it is read to its end', async () => {
  let pulled = 0;
  const body = Readable.from(
    (function* () {
      for (; pulled < 10_000; pulled++) {
        yield CHUNK;
      }
    })(),
  );
  const request = { method: 'POST', path: '/', query: new URLSearchParams(), headers: {}, body, trailers: {} };
  await expect(readBody(request)).rejects.toMatchObject({ code: 'RequestEntityTooLargeException', status: 413 });
  expect(pulled).toBeLessThan(200);
});

const CHUNK = Buffer.alloc(1024 * 1024);

/** What the server answers to raw bytes until it closes the connection, or to nothing more after `hangUp`. */
function exchange(text: string, hangUp = false): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(text);
      if (hangUp) {
        socket.destroySoon();
      }
    });
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer);
    });
  });
}

test('hostile requests end their own connection and nothing else', async () => {
  const host = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n';
  expect(await exchange(`${host}X-Large: ${'x'.repeat(100_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  expect(await exchange(`${host}Transfer-Encoding: chunked\r\n\r\nnot a size\r\n`)).toMatch(/400 Bad Request/);
  expect(await exchange('no HTTP at all\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  await exchange(`${host}Content-Length: 1000\r\n\r\nhalf`, true);
  expect((await json('ListQueues', '{}')).status).toBe(200);
});
