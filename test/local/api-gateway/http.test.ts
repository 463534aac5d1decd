import { Readable } from 'node:stream';
import { handleApi } from '../../../local/api-gateway/http';
import { apiGatewayProviders } from '../../../local/api-gateway/providers';
import { AccessDenied } from '../../../local/core/aws-error';
import { Clock } from '../../../local/core/clock';
import type { Ports } from '../../../local/core/cloud';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import type { Caller } from '../../../local/core/service';
import { identityStore } from '../../../local/iam-service/identity-store';
import { testCloud } from '../test-cloud';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:predict';
const CLIENT: Caller = { kind: 'role', arn: 'arn:aws:sts::123456789012:assumed-role/client/session', roleName: 'client' };

const ROLE = { name: 'client', id: 'AROACLIENT', tags: {}, maxSessionSeconds: 3600, inline: [], managedPolicyArns: [] };

interface ApiRequest {
  readonly path?: string;
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** @default - a role */
  readonly caller?: Caller;
}

interface Invocation {
  readonly event: Record<string, unknown> & { readonly requestContext: Record<string, unknown> };
  readonly caller: Caller;
}

/** An HTTP API with `POST /models/{model}/predict` behind IAM; the function answers as `run` says. */
async function api(
  run: (event: object) => unknown,
  { stage = '$default', ports, timeoutMs = 30_000 }: { stage?: string; ports?: Partial<Ports>; timeoutMs?: number } = {},
) {
  const cloud = testCloud({ ports, options: { clock: new Clock(1, Date.UTC(2001, 1, 16, 0, 30)) } });
  const trust = { Statement: [] };
  identityStore(cloud).roles.put({ ...ROLE, arn: `arn:aws:iam::123456789012:role/${ROLE.name}`, trust });
  const invocations: Invocation[] = [];
  cloud.addProviders(apiGatewayProviders);
  cloud.addService({
    signingName: 'lambda',
    operations: {
      Invoke: async (input: { Payload: Uint8Array }, { caller }) => {
        const event = JSON.parse(Buffer.from(input.Payload).toString()) as Invocation['event'];
        invocations.push({ event, caller });
        const result = await run(event);
        return result instanceof Error
          ? { FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify({ errorMessage: result.message })) }
          : { Payload: Buffer.from(JSON.stringify(result)) };
      },
    },
  });
  let made = 0;
  const context = { cloud, physicalName: () => `name-${made++}` } as unknown as ProvisionContext;
  const create = async (type: string, properties: object) => cloud.provider(`AWS::ApiGatewayV2::${type}`)?.create(properties, context);
  const provisioned = await create('Api', { Name: 'predictions', ProtocolType: 'HTTP' });
  const ApiId = provisioned?.physicalId ?? '';
  const integration = await create('Integration', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: FUNCTION,
    PayloadFormatVersion: '2.0',
    TimeoutInMillis: timeoutMs,
  });
  await create('Route', {
    ApiId,
    RouteKey: 'POST /models/{model}/predict',
    AuthorizationType: 'AWS_IAM',
    Target: `integrations/${integration?.physicalId ?? ''}`,
  });
  const Format =
    '{"route":"$context.routeKey","status":"$context.status","caller":"$context.identity.caller","error":"$context.error.message","x":"$context.unknown"}';
  await create('Stage', {
    ApiId,
    StageName: stage,
    AccessLogSettings: { DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:access', Format },
  });
  const send = async ({
    path = '/models/m/predict',
    method = 'POST',
    query = '',
    headers = {},
    body = '{"rows":[]}',
    ...who
  }: ApiRequest = {}) => {
    const request = {
      method,
      path: `/_plumbline/api/${ApiId}${path}`,
      query: new URLSearchParams(query),
      headers,
      body: Readable.from([Buffer.from(body)]),
      trailers: {},
    };
    const response = await handleApi(request, cloud, 'caller' in who ? who.caller : CLIENT);
    return { status: response.status, body: JSON.parse(Buffer.from(response.body as string | Uint8Array).toString()) as unknown };
  };
  return { cloud, ApiId, provisioned, invocations, create, send };
}

test('is reached at the local endpoint', async () => {
  const { ApiId, provisioned } = await api(() => ({}));

  expect(provisioned?.attributes).toEqual({ ApiId, ApiEndpoint: `http://127.0.0.1:4580/_plumbline/api/${ApiId}` });
});

test('hands the function an event in the payload format 2.0, in virtual time, with who called', async () => {
  const { cloud, ApiId, invocations, send } = await api(() => ({ statusCode: 200, body: '{}' }));
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'test',
    cookie: 'a=1; b=2',
    authorization: 'AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20010216/us-east-1/execute-api/aws4_request',
  };
  await send({ query: 'a=1&a=2&b=3', headers });

  expect(invocations[0]?.event).toEqual({
    version: '2.0',
    routeKey: 'POST /models/{model}/predict',
    rawPath: '/models/m/predict',
    rawQueryString: 'a=1&a=2&b=3',
    cookies: ['a=1', 'b=2'],
    headers: {
      'content-type': 'application/json',
      'user-agent': 'test',
      authorization: headers.authorization,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': '80',
      'x-forwarded-proto': 'http',
    },
    queryStringParameters: { a: '1,2', b: '3' },
    pathParameters: { model: 'm' },
    requestContext: {
      accountId: '123456789012',
      apiId: ApiId,
      authorizer: {
        iam: {
          accessKey: 'ASIAEXAMPLE',
          accountId: '123456789012',
          callerId: 'AROACLIENT:session',
          cognitoIdentity: null,
          principalOrgId: null,
          userArn: CLIENT.arn,
          userId: 'AROACLIENT:session',
        },
      },
      domainName: '127.0.0.1:4580',
      domainPrefix: ApiId,
      http: { method: 'POST', path: '/models/m/predict', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: expect.any(String),
      routeKey: 'POST /models/{model}/predict',
      stage: '$default',
      time: '16/Feb/2001:00:30:00 +0000',
      timeEpoch: expect.any(Number),
    },
    body: '{"rows":[]}',
    isBase64Encoded: false,
  });
  expect(new Date(invocations[0]?.event.requestContext.timeEpoch as number).toISOString()).toMatch(/^2001-02-16T00:30:00/);
  expect(cloud.recording.authorized).toEqual([
    {
      caller: CLIENT,
      request: {
        action: 'execute-api:Invoke',
        resource: `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/$default/POST/models/m/predict`,
      },
    },
  ]);
});

test('calls the function as API Gateway, for the route', async () => {
  const { ApiId, invocations, send } = await api(() => ({}));
  await send();

  expect(invocations[0]?.caller).toEqual({
    kind: 'service',
    arn: 'apigateway.amazonaws.com',
    context: {
      'aws:SourceArn': `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/$default/POST/models/{model}/predict`,
      'aws:SourceAccount': '123456789012',
    },
  });
});

test.each([
  [
    'a response',
    { statusCode: 400, headers: { 'Content-Type': 'application/problem+json', 'X-Count': 1 }, body: '{"rule":"range"}' },
    400,
    { rule: 'range' },
  ],
  ['a bare result', { score: 0.7 }, 200, { score: 0.7 }],
  ['a response in base64', { statusCode: 200, body: Buffer.from('[1]').toString('base64'), isBase64Encoded: true }, 200, [1]],
])('answers with %s of the function', async (_what, result, status, body) => {
  const { send } = await api(() => result);

  expect(await send()).toMatchObject({ status, body });
});

test('answers in its own words when there is no route, no signature, no permission, a failure or no end', async () => {
  const forbid = (): never => {
    throw new AccessDenied('client may not execute-api:Invoke');
  };
  const never = new Promise(() => undefined);
  const fine = await api(() => ({}));

  expect(await fine.send({ path: '/other' })).toMatchObject({ status: 404, body: { message: 'Not Found' } });
  expect(await fine.send({ caller: undefined })).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  expect(await (await api(() => ({}), { ports: { authorize: forbid } })).send()).toMatchObject({
    status: 403,
    body: { message: 'Forbidden' },
  });
  expect(await (await api(() => new Error('broken'))).send()).toMatchObject({ status: 500, body: { message: 'Internal Server Error' } });
  expect(await (await api(() => never, { timeoutMs: 50 })).send()).toMatchObject({ status: 503, body: { message: 'Service Unavailable' } });
});

test('writes the access log in the format of the stage, with the reason of a failure', async () => {
  const { cloud, send } = await api(() => new Error('a "broken" model'));
  await send();
  const { group, lines } = cloud.recording.logs[0] ?? {};

  expect(group).toBe('access');
  expect(JSON.parse(lines?.[0] ?? '')).toEqual({
    route: 'POST /models/{model}/predict',
    status: '500',
    caller: CLIENT.arn,
    error: '{"errorMessage":"a \\"broken\\" model"}',
    x: '-',
  });
});

test('a named stage is the first part of the path', async () => {
  const { cloud, ApiId, invocations, send } = await api(() => ({}), { stage: 'prod' });

  expect(await send({ path: '/models/m/predict' })).toMatchObject({ status: 404 });
  expect(await send({ path: '/prod/models/m/predict' })).toMatchObject({ status: 200 });
  expect(invocations[0]?.event.rawPath).toBe('/prod/models/m/predict');
  expect(cloud.recording.authorized[0]?.request.resource).toBe(
    `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/prod/POST/models/m/predict`,
  );
});

test('counts requests and failures', async () => {
  const { cloud, ApiId, send } = await api(() => new Error('broken'));
  await send();
  const sums = cloud.recording.metrics
    .filter(({ dimensions }) => !('Stage' in dimensions))
    .map(({ name, value, dimensions }) => [name, value, dimensions.ApiId]);

  expect(sums).toEqual([
    ['Count', 1, ApiId],
    ['4xx', 0, ApiId],
    ['5xx', 1, ApiId],
    ['Latency', expect.any(Number), ApiId],
  ]);
});

test('refuses what it does not emulate', async () => {
  const { ApiId, create } = await api(() => ({}));

  await expect(create('Api', { ProtocolType: 'WEBSOCKET' })).rejects.toThrow('does not emulate the API protocol WEBSOCKET');
  await expect(create('Route', { ApiId, RouteKey: '$default', AuthorizationType: 'JWT' })).rejects.toThrow(
    'does not emulate the authorization JWT',
  );
  await expect(create('Integration', { ApiId, IntegrationType: 'HTTP_PROXY', PayloadFormatVersion: '1.0' })).rejects.toThrow(
    'the integration HTTP_PROXY',
  );
});
