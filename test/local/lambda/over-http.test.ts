import type { RunningServer } from '../../../local/http/server';
import { startServer } from '../../../local/http/server';
import { createGateway } from '../../../local/http/gateway';
import { installIam } from '../../../local/iam-service/iam-service';
import { provisionContext } from '../provision-context';
import { functionInCloud } from './function-in-cloud';

let made: Awaited<ReturnType<typeof functionInCloud>>;
let server: RunningServer;

const CODE = `
exports.handler = async (event) => {
  if (event.sleepMs) await new Promise((resolve) => setTimeout(resolve, event.sleepMs));
  if (!event.depth) return 'innermost';
  const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda');
  const Payload = JSON.stringify({ depth: event.depth - 1 });
  const answer = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME, Payload }));
  return JSON.parse(Buffer.from(answer.Payload).toString());
};`;

beforeAll(async () => {
  let handle: ReturnType<typeof createGateway> = () => Promise.resolve({ status: 503 });
  server = await startServer(0, (request) => handle(request));
  const endpoint = `http://127.0.0.1:${server.port}`;
  const { cloud } = (made = await functionInCloud(CODE, { Timeout: 20 }, { options: { endpoint } }));
  installIam(cloud);
  const statement = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const policy = { PolicyName: 'all', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } };
  await cloud
    .provider('AWS::IAM::Role')
    ?.create(
      { RoleName: 'worker', AssumeRolePolicyDocument: { Statement: [statement] }, Policies: [policy] },
      provisionContext(cloud, 'Role'),
    );
  handle = createGateway(cloud, { cloud, isReady: () => true });
});
afterAll(async () => {
  await made.cloud.stop();
  await server.stop();
});

function post(body: object, signal?: AbortSignal): Promise<Response> {
  const authorization = 'AWS4-HMAC-SHA256 Credential=any/20261121/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=00';
  return fetch(`http://127.0.0.1:${server.port}/2015-03-31/functions/work/invocations`, {
    ...{ method: 'POST', body: JSON.stringify(body), signal },
    headers: { authorization, 'x-amz-date': '20261121T000000Z' },
  });
}

test('a function that invokes itself more deeply than there are turns comes to its end', async () => {
  expect(await (await post({ depth: 3 })).json()).toBe('innermost');
});

test('a client that goes away leaves nothing behind: its turn is free again when the function has ended', async () => {
  const clients = Array.from({ length: 4 }, () => new AbortController());
  const gone = Promise.allSettled(clients.map(({ signal }) => post({ sleepMs: 60 }, signal)));
  setTimeout(() => {
    clients.forEach((client) => {
      client.abort();
    });
  }, 30);
  const outcomes = await gone;

  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
  expect(await (await post({})).json()).toBe('innermost');
});
