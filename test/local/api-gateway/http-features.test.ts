import { Readable } from 'node:stream';
import { handleApi } from '../../../local/api-gateway/http';
import { apiGatewayProviders } from '../../../local/api-gateway/providers';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import { invokerOf } from '../../../local/lambda/invoker';
import { functionInCloud } from '../lambda/function-in-cloud';
import { testCloud } from '../test-cloud';
import { authorize } from '../../../local/iam-service/authorize';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:hello';
const GUARD = 'arn:aws:lambda:us-east-1:123456789012:function:guard';

type Play = (event: Record<string, unknown>) => unknown;

function request(path: string, method: string, headers: Readonly<Record<string, string>>, body = '') {
  return {
    method,
    path: `/_plumbline/api/${path}`,
    query: new URLSearchParams(),
    headers,
    body: Readable.from([Buffer.from(body)]),
    trailers: {},
  };
}

/** An HTTP API with `$default`; the functions answer as `play` and `guard` say. */
async function httpApi({
  api = {},
  integration = {},
  authorizer,
  play = () => ({ statusCode: 200 }),
  guard,
}: { api?: object; integration?: object; authorizer?: object; play?: Play; guard?: Play } = {}) {
  const cloud = testCloud();
  cloud.addProviders(apiGatewayProviders);
  const events: Record<string, unknown>[] = [];
  cloud.addService({
    signingName: 'lambda',
    operations: {
      Invoke: async ({ FunctionName, Payload }: { FunctionName: string; Payload: Uint8Array }) => {
        const event = JSON.parse(Buffer.from(Payload).toString()) as Record<string, unknown>;
        events.push(event);
        return { Payload: Buffer.from(JSON.stringify((await (FunctionName === GUARD ? guard : play)?.(event)) ?? null)) };
      },
    },
  });
  let made = 0;
  const context = { cloud, physicalName: () => `name-${made++}` } as unknown as ProvisionContext;
  const create = async (type: string, properties: object) =>
    await cloud.provider(`AWS::ApiGatewayV2::${type}`)?.create(properties, context);
  const ApiId = (await create('Api', { Name: 'a', ProtocolType: 'HTTP', ...api }))?.physicalId ?? '';
  const target = await create('Integration', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: FUNCTION,
    PayloadFormatVersion: '2.0',
    ...integration,
  });
  const guardian =
    authorizer &&
    (await create('Authorizer', {
      ApiId,
      AuthorizerType: 'REQUEST',
      AuthorizerUri: GUARD,
      AuthorizerPayloadFormatVersion: '2.0',
      ...authorizer,
    }));
  const who = guardian ? { AuthorizationType: 'CUSTOM', AuthorizerId: guardian.physicalId } : {};
  await create('Route', { ApiId, RouteKey: '$default', Target: `integrations/${target?.physicalId ?? ''}`, ...who });
  await create('Stage', { ApiId, StageName: '$default' });
  const send = (headers: Readonly<Record<string, string>> = {}, method = 'GET') => handleApi(request(`${ApiId}/x`, method, headers), cloud);
  return { events, send, create, ApiId };
}

const CORS = {
  AllowOrigins: ['https://shop.example'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization'],
  MaxAge: 60,
  ExposeHeaders: ['x-count'],
};

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
test.each<[string, object, string, object]>([
  [
    'an origin of the list',
    CORS,
    'https://shop.example',
    {
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '60',
      'access-control-expose-headers': 'x-count',
    },
  ],
  ['every origin', { AllowOrigins: ['*'] }, 'https://a.example', { 'access-control-allow-origin': '*' }],
  [
    'every origin of a scheme',
    { AllowOrigins: ['https://*'], AllowCredentials: true },
    'https://a.example',
    { 'access-control-allow-origin': 'https://a.example', 'access-control-allow-credentials': 'true' },
  ],
  ['another origin', CORS, 'https://other.example', {}],
])('answers the preflight of %s without the function', async (_what, CorsConfiguration, origin, headers) => {
  const { events, send } = await httpApi({ api: { CorsConfiguration } });
  const answer = await send({ origin, 'access-control-request-method': 'GET' }, 'OPTIONS');

  expect(answer).toEqual({ status: 204, ...(Object.keys(headers).length > 0 ? { headers } : {}) });
  expect(events).toEqual([]);
});

test('sets the headers of the rules, not those of the function', async () => {
  const play = () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://wrong.example' } });
  const { send } = await httpApi({ api: { CorsConfiguration: CORS }, play });

  expect((await send({ origin: 'https://shop.example' })).headers).toMatchObject({ 'access-control-allow-origin': 'https://shop.example' });
  expect((await send({ origin: 'https://other.example' })).headers).not.toHaveProperty('access-control-allow-origin');
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
test('cookies are headers of their own', async () => {
  const { send } = await httpApi({ play: () => ({ statusCode: 200, cookies: ['a=1', 'b=2'] }) });

  expect((await send()).headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'] });
});

test('the payload format 1.0 has lists and nulls, and needs a response', async () => {
  const { events, send } = await httpApi({
    integration: { PayloadFormatVersion: '1.0' },
    play: (event) => (event.httpMethod === 'GET' ? { statusCode: 201 } : 'none'),
  });

  expect(await send({ accept: 'text/html' })).toMatchObject({ status: 201 });
  expect(events[0]).toMatchObject({
    version: '1.0',
    resource: '$default',
    path: '/x',
    multiValueHeaders: { accept: ['text/html'] },
    pathParameters: null,
  });
  expect(await send({}, 'POST')).toMatchObject({ status: 500 });
});

const IDENTITY = { IdentitySource: ['$request.header.Authorization'] };
const POLICY = (Effect: string): object => ({
  principalId: 'ann',
  policyDocument: { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource: '*' }] },
  context: { plan: 'free' },
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
test.each<[string, object, Play, number]>([
  ['a simple yes', { ...IDENTITY, EnableSimpleResponses: true }, () => ({ isAuthorized: true, context: { plan: 'free' } }), 200],
  ['a simple no', { ...IDENTITY, EnableSimpleResponses: true }, () => ({ isAuthorized: false }), 403],
  ['a simple answer that is none', { ...IDENTITY, EnableSimpleResponses: true }, () => ({}), 500],
  ['a policy that allows', IDENTITY, () => POLICY('Allow'), 200],
  ['a policy that denies', IDENTITY, () => POLICY('Deny'), 403],
  [
    'a policy in the format 1.0',
    { ...IDENTITY, AuthorizerPayloadFormatVersion: '1.0' },
    ({ authorizationToken }) => POLICY(authorizationToken === 'Bearer x' ? 'Allow' : 'Deny'),
    200,
  ],
])('an authorizer with %s', async (_what, authorizer, guard, status) => {
  const { events, send } = await httpApi({ authorizer, guard });

  expect(await send({ authorization: 'Bearer x' })).toMatchObject({ status });
  expect(await send()).toMatchObject({ status: 401 });
  if (status === 200) {
    expect(events.at(-1)?.requestContext).toMatchObject({ authorizer: { lambda: { plan: 'free' } } });
  }
});

test('a JWT authorizer is an error that says so', async () => {
  const { create, ApiId } = await httpApi();
  await expect(create('Authorizer', { ApiId, AuthorizerType: 'JWT' })).rejects.toThrow(
    'the authorizer JWT of an HTTP API; there is REQUEST with a function',
  );
});

describe('a function URL', () => {
  /** A function with a URL and these grants to everybody; `run` plays the function. */
  async function functionUrl(
    run: Play,
    { AuthType = 'NONE', grants = ['url', 'function'] }: { AuthType?: string; grants?: string[] } = {},
  ) {
    const made = await functionInCloud(
      '',
      {},
      {
        ports: {
          authorize: (caller, access) => {
            authorize(made0.cloud, caller, access);
          },
        },
      },
    );
    made0.cloud = made.cloud;
    const create = async (type: string, properties: object) =>
      await made.cloud.provider(`AWS::Lambda::${type}`)?.create(properties, made.context);
    const permission = {
      url: { Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' },
      function: { Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true },
    };
    let count = 0;
    for (const grant of grants) {
      await made.cloud
        .provider('AWS::Lambda::Permission')
        ?.create(
          { FunctionName: 'work', ...permission[grant as keyof typeof permission] },
          { ...made.context, physicalName: () => `p${count++}` },
        );
    }
    const url = String((await create('Url', { TargetFunctionArn: 'work', AuthType }))?.attributes?.FunctionUrl);
    const events: Record<string, unknown>[] = [];
    jest.spyOn(invokerOf(made.cloud), 'invoke').mockImplementation((_target, text) => {
      const event = JSON.parse(text) as Record<string, unknown>;
      events.push(event);
      const result = run(event);
      const error = result instanceof Error ? { errorType: 'Error', errorMessage: result.message } : undefined;
      return Promise.resolve({ requestId: 'r', version: '$LATEST', lines: [], payload: JSON.stringify(result), error });
    });
    const path = `${new URL(url).pathname.replace('/_plumbline/api/', '')}orders`;
    return {
      url,
      events,
      send: (method = 'POST') => handleApi(request(path, method, { 'content-type': 'application/json' }, '{"n":1}'), made.cloud),
    };
  }
  const made0 = {} as { cloud: Awaited<ReturnType<typeof functionInCloud>>['cloud'] };

  afterEach(async () => {
    jest.restoreAllMocks();
    await made0.cloud.stop();
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
  test('hands over an event in the payload format 2.0', async () => {
    const { url, events, send } = await functionUrl(() => ({ statusCode: 201, body: 'made' }));

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:4580\/_plumbline\/api\/[0-9a-f]{32}\/$/);
    expect(await send()).toMatchObject({ status: 201, body: 'made' });
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/orders',
      body: '{"n":1}',
      requestContext: { http: { method: 'POST' }, stage: '$default' },
    });
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  test.each<[string, { AuthType?: string; grants?: string[] }]>([
    ['that is not granted to everybody', { grants: [] }],
    ['without lambda:InvokeFunction, which is needed too', { grants: ['url'] }],
    ['that wants a signature', { AuthType: 'AWS_IAM' }],
  ])('%s is forbidden', async (_what, options) => {
    const { send } = await functionUrl(() => 1, options);
    expect(await send()).toMatchObject({ status: 403, body: '{"Message":"Forbidden"}' });
  });

  test('answers 502 for a function that fails', async () => {
    const { send } = await functionUrl(() => new Error('broken'));
    expect(await send()).toMatchObject({ status: 502, body: 'Internal Server Error' });
  });
});
