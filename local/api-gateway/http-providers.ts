import { NotEmulated } from '../core/aws-error';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { corsRules } from './cors';
import type { PayloadFormat, Route } from './http-api';
import { apisOf } from './http-api';
import { functionArnIn } from './invoke-function';
import { accessLogOf, partProvider, shortId } from './part-provider';

const ofApi = { apiProperty: 'ApiId', apis: apisOf } as const;

const apiProvider: ResourceProvider = {
  type: 'AWS::ApiGatewayV2::Api',
  properties: ['CorsConfiguration', 'Name', 'ProtocolType'],
  recorded: ['Description', 'FailOnWarnings', 'IpAddressType', 'RouteSelectionExpression', 'Tags'],
  replaceOn: ['ProtocolType'],
  create: (properties, context) => {
    if (properties.ProtocolType !== 'HTTP') {
      throw new NotEmulated(`the API protocol ${String(properties.ProtocolType)}`);
    }
    const id = shortId(context.physicalName());
    const parts = { routes: new Map(), integrations: new Map(), authorizers: new Map(), stages: new Map() };
    apisOf(context.cloud).set(id, { id, name: '', ...parts });
    return put(id, properties, context);
  },
  update: (id, properties, _previous, context) => put(id, properties, context),
  delete: (id, _properties, { cloud }) => {
    apisOf(cloud).delete(id);
    return Promise.resolve();
  },
};

function put(id: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const api = apisOf(cloud).get(id);
  if (api) {
    api.name = String(properties.Name);
    api.cors = corsRules(properties.CorsConfiguration as object | undefined);
  }
  return Promise.resolve({ physicalId: id, attributes: { ApiId: id, ApiEndpoint: `${cloud.options.endpoint}/_plumbline/api/${id}` } });
}

const integrationProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGatewayV2::Integration',
  properties: ['IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
  recorded: ['Description', 'IntegrationMethod', 'ConnectionType'],
  idAttribute: 'IntegrationId',
  put: (api, id, properties) => {
    const type = String(properties.IntegrationType);
    if (type !== 'AWS_PROXY') {
      throw new NotEmulated(`the integration ${type} of an HTTP API; there is AWS_PROXY with a function`);
    }
    api.integrations.set(id, {
      functionArn: functionArnOf(properties.IntegrationUri),
      timeoutMs: Number(properties.TimeoutInMillis ?? 30_000),
      payloadFormat: payloadFormat(properties.PayloadFormatVersion),
    });
  },
  remove: (api, id) => api.integrations.delete(id),
});

function functionArnOf(uri: unknown): string {
  const arn = functionArnIn(String(uri));
  if (arn === undefined) {
    throw new NotEmulated(`the integration with ${String(uri)}`);
  }
  return arn;
}

function payloadFormat(value: unknown): PayloadFormat {
  if (value !== '1.0' && value !== '2.0') {
    throw new Error(`the payload format must be 1.0 or 2.0, got ${String(value)}`);
  }
  return value;
}

const routeProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGatewayV2::Route',
  properties: ['AuthorizationType', 'AuthorizerId', 'RouteKey', 'Target'],
  recorded: ['OperationName'],
  idAttribute: 'RouteId',
  put: (api, id, properties) => {
    const authorization = String(properties.AuthorizationType ?? 'NONE');
    if (!['NONE', 'AWS_IAM', 'CUSTOM'].includes(authorization)) {
      throw new NotEmulated(`the authorization ${authorization} of an HTTP API; there are NONE, AWS_IAM and CUSTOM`);
    }
    api.routes.set(id, {
      routeKey: String(properties.RouteKey),
      authorization: authorization as Route['authorization'],
      authorizerId: properties.AuthorizerId as string | undefined,
      integrationId: String(properties.Target).replace('integrations/', ''),
    });
  },
  remove: (api, id) => api.routes.delete(id),
});

const authorizerProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGatewayV2::Authorizer',
  properties: ['AuthorizerPayloadFormatVersion', 'AuthorizerType', 'AuthorizerUri', 'EnableSimpleResponses', 'IdentitySource'],
  recorded: ['AuthorizerResultTtlInSeconds', 'Name'],
  replaceOn: ['AuthorizerType'],
  idAttribute: 'AuthorizerId',
  put: (api, id, properties) => {
    if (properties.AuthorizerType !== 'REQUEST') {
      throw new NotEmulated(`the authorizer ${String(properties.AuthorizerType)} of an HTTP API; there is REQUEST with a function`);
    }
    api.authorizers.set(id, {
      functionArn: functionArnOf(properties.AuthorizerUri),
      payloadFormat: payloadFormat(properties.AuthorizerPayloadFormatVersion),
      simple: String(properties.EnableSimpleResponses) === 'true',
      identitySource: (properties.IdentitySource ?? []) as string[],
    });
  },
  remove: (api, id) => api.authorizers.delete(id),
});

const stageProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGatewayV2::Stage',
  properties: ['AccessLogSettings', 'StageName', 'StageVariables'],
  recorded: ['AutoDeploy', 'DefaultRouteSettings', 'DeploymentId', 'Description', 'RouteSettings', 'Tags'],
  replaceOn: ['StageName'],
  id: ({ StageName: name }) => String(name),
  put: (api, name, properties) => {
    const accessLog = accessLogOf(properties.AccessLogSettings as { DestinationArn: string; Format: string } | undefined);
    api.stages.set(name, { name, variables: properties.StageVariables as Record<string, string> | undefined, accessLog });
  },
  remove: (api, name) => api.stages.delete(name),
});

const deploymentProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGatewayV2::Deployment',
  properties: [],
  recorded: ['Description', 'StageName'],
  idAttribute: 'DeploymentId',
  put: () => undefined,
  remove: () => undefined,
});

/** Resource types of API Gateway's HTTP APIs. */
export const httpApiProviders: readonly ResourceProvider[] = [
  apiProvider,
  integrationProvider,
  routeProvider,
  authorizerProvider,
  stageProvider,
  deploymentProvider,
];
