import { Readable } from 'node:stream';
import { handleApi } from '../../../local/api-gateway/http';
import { apiGatewayProviders } from '../../../local/api-gateway/providers';
import { AccessDenied } from '../../../local/core/aws-error';
import { Clock } from '../../../local/core/clock';
import type { Ports } from '../../../local/core/cloud';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import type { Caller } from '../../../local/core/service';
import { ROOT, testCloud } from '../test-cloud';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
const AUTHORIZER = 'arn:aws:lambda:us-east-1:123456789012:function:guard';
const uri = (arn: string): string => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;

interface Options {
  readonly ports?: Partial<Ports>;
  readonly api?: object;
  readonly method?: object;
  readonly timeoutMs?: number;
  /** Makes an authorizer for the method. */
  readonly authorizer?: object;
  /** Plays the authorizer's function. */
  readonly guard?: (event: Record<string, unknown>) => unknown;
}

interface Sent {
  readonly method?: string;
  readonly query?: string;
  readonly rawHeaders?: readonly string[];
  readonly body?: string | Buffer;
  readonly caller?: Caller;
}

/** A REST API with `ANY /orders/{proxy+}` and CDK's CORS preflight there; the function answers as `run` says. */
async function restApi(run: (event: Record<string, unknown>) => unknown = () => ({ statusCode: 200, body: '{}' }), options: Options = {}) {
  const cloud = testCloud({ ports: options.ports, options: { clock: new Clock(1, Date.UTC(2001, 1, 16, 0, 30)) } });
  cloud.addProviders(apiGatewayProviders);
  const invocations: { readonly event: Record<string, unknown>; readonly caller: Caller }[] = [];
  cloud.addService({
    signingName: 'lambda',
    operations: {
      Invoke: async ({ FunctionName, Payload }: { FunctionName: string; Payload: Uint8Array }, { caller }) => {
        const event = JSON.parse(Buffer.from(Payload).toString()) as Record<string, unknown>;
        invocations.push({ event, caller });
        const result = await (FunctionName === AUTHORIZER ? options.guard?.(event) : run(event));
        return result instanceof Error
          ? { FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify({ errorMessage: result.message })) }
          : { Payload: Buffer.from(JSON.stringify(result ?? null)) };
      },
    },
  });
  let made = 0;
  const context = { cloud, physicalName: () => `name-${made++}` } as unknown as ProvisionContext;
  const create = async (type: string, properties: object) => await cloud.provider(`AWS::ApiGateway::${type}`)?.create(properties, context);
  const api = await create('RestApi', { Name: 'shop', ...options.api });
  const RestApiId = api?.physicalId ?? '';
  const orders = await create('Resource', { RestApiId, ParentId: api?.attributes?.RootResourceId, PathPart: 'orders' });
  const proxy = await create('Resource', { RestApiId, ParentId: orders?.physicalId, PathPart: '{proxy+}' });
  const authorizer =
    options.authorizer && (await create('Authorizer', { RestApiId, AuthorizerUri: uri(AUTHORIZER), ...options.authorizer }));
  const addMethod = (HttpMethod: string, properties: object) =>
    create('Method', { RestApiId, ResourceId: proxy?.physicalId, HttpMethod, ...properties });
  await addMethod('ANY', {
    AuthorizationType: authorizer ? 'CUSTOM' : 'NONE',
    AuthorizerId: authorizer?.physicalId,
    Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: uri(FUNCTION), TimeoutInMillis: options.timeoutMs },
    ...options.method,
  });
  const deployment = await create('Deployment', { RestApiId });
  await create('Stage', { RestApiId, StageName: 'prod', DeploymentId: deployment?.physicalId, Variables: { color: 'blue' } });
  const send = async (path = '/prod/orders/7', { method = 'GET', query = '', rawHeaders = [], body = '', caller }: Sent = {}) => {
    const pairs = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1] ?? '']] : []));
    const request = {
      ...{ method, path: `/_plumbline/api/${RestApiId}${path}`, query: new URLSearchParams(query), rawHeaders, trailers: {} },
      headers: Object.fromEntries(pairs) as Record<string, string>,
      body: Readable.from([Buffer.from(body)]),
    };
    const { status, headers = {}, body: answer = '' } = await handleApi(request, cloud, caller);
    return { status, headers, body: answer instanceof Readable ? '' : Buffer.from(answer as string).toString() };
  };
  return { cloud, RestApiId, proxy, deployment, invocations, create, addMethod, send };
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
test('hands the function a proxy event with values once and as lists', async () => {
  const { RestApiId, proxy, deployment, invocations, send } = await restApi();
  await send('/prod/orders/7/lines', {
    method: 'POST',
    query: 'a=1&a=2',
    rawHeaders: ['Content-Type', 'application/json', 'X-Tag', 'one', 'X-Tag', 'two', 'Host', 'localhost:4580'],
    body: '{"n":1}',
  });

  expect(invocations[0]?.event).toEqual({
    resource: '/orders/{proxy+}',
    path: '/orders/7/lines',
    httpMethod: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Tag': 'two',
      Host: 'localhost:4580',
      'X-Forwarded-For': '127.0.0.1',
      'X-Forwarded-Port': '4580',
      'X-Forwarded-Proto': 'http',
    },
    multiValueHeaders: {
      'Content-Type': ['application/json'],
      'X-Tag': ['one', 'two'],
      Host: ['localhost:4580'],
      'X-Forwarded-For': ['127.0.0.1'],
      'X-Forwarded-Port': ['4580'],
      'X-Forwarded-Proto': ['http'],
    },
    queryStringParameters: { a: '2' },
    multiValueQueryStringParameters: { a: ['1', '2'] },
    pathParameters: { proxy: '7/lines' },
    stageVariables: { color: 'blue' },
    requestContext: expect.objectContaining({
      ...{
        accountId: '123456789012',
        apiId: RestApiId,
        deploymentId: deployment?.physicalId,
        httpMethod: 'POST',
        path: '/prod/orders/7/lines',
      },
      ...{
        protocol: 'HTTP/1.1',
        requestTime: '16/Feb/2001:00:30:00 +0000',
        resourceId: proxy?.physicalId,
        resourcePath: '/orders/{proxy+}',
        stage: 'prod',
      },
      identity: expect.objectContaining({ sourceIp: '127.0.0.1', userArn: null }),
    }),
    body: '{"n":1}',
    isBase64Encoded: false,
  });
  expect(invocations[0]?.caller).toEqual({
    kind: 'service',
    arn: 'apigateway.amazonaws.com',
    context: {
      'aws:SourceArn': `arn:aws:execute-api:us-east-1:123456789012:${RestApiId}/prod/POST/orders/{proxy+}`,
      'aws:SourceAccount': '123456789012',
    },
  });
});

test('what a request has not is null', async () => {
  const { invocations, send } = await restApi();
  await send();

  expect(invocations[0]?.event).toMatchObject({ queryStringParameters: null, multiValueQueryStringParameters: null, body: null });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format
test('answers with headers, lists of headers and the status of the function', async () => {
  const { send } = await restApi(() => ({
    statusCode: '201',
    headers: { 'X-One': 1 },
    multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
    body: 'made',
  }));

  expect(await send()).toMatchObject({
    status: 201,
    headers: { 'content-type': 'application/json', 'x-one': '1', 'set-cookie': ['a=1', 'b=2'] },
    body: 'made',
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html, supported-gateway-response-types.html
test.each<[string, unknown, Options, number, object]>([
  ['a result that is no response', { hello: 1 }, {}, 502, { message: 'Internal server error' }],
  ['a body that is no text', { statusCode: 200, body: { a: 1 } }, {}, 502, { message: 'Internal server error' }],
  ['a function that fails', new Error('broken'), {}, 502, { message: 'Internal server error' }],
  ['a function that takes too long', new Promise(() => undefined), { timeoutMs: 20 }, 504, { message: 'Endpoint request timed out' }],
  ['no signature', {}, { method: { AuthorizationType: 'AWS_IAM' } }, 403, { message: 'Missing Authentication Token' }],
])('%s gets the answer of AWS', async (_what, result, options, status, body) => {
  const { send } = await restApi(() => result, options);
  const answer = await send();

  expect({ status: answer.status, body: JSON.parse(answer.body) as unknown }).toEqual({ status, body });
});

test('a path or a stage that is not there is forbidden', async () => {
  const { send } = await restApi();

  expect(await send('/prod/other')).toMatchObject({ status: 403, body: '{"message":"Missing Authentication Token"}' });
  expect(await send('/test/orders/7')).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
});

test('a signed caller needs execute-api:Invoke on the method', async () => {
  const { cloud, RestApiId, send } = await restApi(undefined, { method: { AuthorizationType: 'AWS_IAM' } });
  expect(await send('/prod/orders/7', { caller: ROOT })).toMatchObject({ status: 200 });
  expect(cloud.recording.authorized).toMatchObject([
    { request: { action: 'execute-api:Invoke', resource: `arn:aws:execute-api:us-east-1:123456789012:${RestApiId}/prod/GET/orders/7` } },
  ]);

  const deny = (): never => {
    throw new AccessDenied('User: client is not authorized');
  };
  const denied = await restApi(undefined, { method: { AuthorizationType: 'AWS_IAM' }, ports: { authorize: deny } });
  expect(await denied.send('/prod/orders/7', { caller: ROOT })).toMatchObject({
    status: 403,
    body: '{"Message":"User: client is not authorized"}',
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
test('bodies are bytes for the binary media types of the API', async () => {
  const { invocations, send } = await restApi(
    () => ({ statusCode: 200, body: Buffer.from('png').toString('base64'), isBase64Encoded: true }),
    { api: { BinaryMediaTypes: ['image/png'] } },
  );
  const answer = await send('/prod/orders/7', {
    method: 'POST',
    rawHeaders: ['Content-Type', 'image/png', 'Accept', 'image/png'],
    body: 'bytes',
  });
  const text = await send('/prod/orders/7', { rawHeaders: ['Accept', 'text/html'] });

  expect(invocations[0]?.event).toMatchObject({ body: Buffer.from('bytes').toString('base64'), isBase64Encoded: true });
  expect([answer.body, text.body]).toEqual(['png', Buffer.from('png').toString('base64')]);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html, as CDK writes it
test('the preflight of CDK is answered without the function', async () => {
  const { addMethod, invocations, send } = await restApi();
  await addMethod('OPTIONS', {
    AuthorizationType: 'NONE',
    Integration: {
      Type: 'MOCK',
      RequestTemplates: { 'application/json': '{ statusCode: 200 }' },
      IntegrationResponses: [{ StatusCode: '204', ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } }],
    },
  });

  expect(await send('/prod/orders/7', { method: 'OPTIONS' })).toMatchObject({
    status: 204,
    headers: { 'access-control-allow-origin': '*' },
  });
  expect(invocations).toEqual([]);
});

const TOKEN = { Type: 'TOKEN', IdentitySource: 'method.request.header.Authorization' };
const policy = (Effect: string, Resource = '*'): object => ({
  principalId: 'ann',
  policyDocument: { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] },
  context: { plan: 'free' },
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
test.each<[string, object, (event: Record<string, unknown>) => unknown, number, object]>([
  ['allows', TOKEN, () => policy('Allow'), 200, {}],
  ['denies', TOKEN, () => policy('Deny'), 403, { Message: 'User is not authorized to access this resource with an explicit deny' }],
  [
    'allows something else',
    TOKEN,
    () => policy('Allow', 'arn:aws:execute-api:us-east-1:123456789012:x/*'),
    403,
    { Message: 'User is not authorized to access this resource' },
  ],
  ['does not know the token', TOKEN, () => new Error('Unauthorized'), 401, { message: 'Unauthorized' }],
  ['fails', TOKEN, () => new Error('broken'), 500, { message: null }],
  ['answers nothing', TOKEN, () => null, 500, { message: null }],
  [
    'reads the request',
    { Type: 'REQUEST', IdentitySource: 'method.request.header.Authorization' },
    ({ path }) => policy(path === '/orders/7' ? 'Allow' : 'Deny'),
    200,
    {},
  ],
  [
    'wants another form of token',
    { ...TOKEN, IdentityValidationExpression: 'Basic .*' },
    () => policy('Allow'),
    401,
    { message: 'Unauthorized' },
  ],
])('an authorizer that %s', async (_what, authorizer, guard, status, body) => {
  const { invocations, send } = await restApi(undefined, { authorizer, guard });
  const answer = await send('/prod/orders/7', { rawHeaders: ['Authorization', 'Bearer x'] });

  expect({ status: answer.status, body: JSON.parse(answer.body) as unknown }).toEqual({ status, body });
  if (status === 200) {
    expect(invocations.at(-1)?.event.requestContext).toMatchObject({ authorizer: { principalId: 'ann', plan: 'free' } });
  }
});

test('a request without its token does not reach the authorizer', async () => {
  const { invocations, send } = await restApi(undefined, { authorizer: TOKEN, guard: () => policy('Allow') });

  expect(await send()).toMatchObject({ status: 401 });
  expect(invocations).toEqual([]);
});

test.each<[string, object, string]>([
  ['another integration', { Integration: { Type: 'HTTP_PROXY', Uri: 'https://example.com' } }, 'the integration HTTP_PROXY of a REST API'],
  ['a function with templates', { Integration: { Type: 'AWS', Uri: uri(FUNCTION) } }, 'the integration AWS of a REST API'],
  ['user pools', { AuthorizationType: 'COGNITO_USER_POOLS' }, 'the authorization COGNITO_USER_POOLS of a REST API'],
  [
    'templates of a fixed answer',
    { Integration: { Type: 'MOCK', RequestTemplates: { 'application/json': '#set($a = 1)' } } },
    'templates in the Velocity language',
  ],
])('refuses %s', async (_what, method, message) => {
  const { addMethod } = await restApi();
  await expect(addMethod('PUT', method)).rejects.toThrow(message);
});
