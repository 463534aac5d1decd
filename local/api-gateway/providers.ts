import { NotEmulated } from '../core/aws-error';
import type { ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { apisOf } from './http-api';
import { partProvider, shortId } from './part-provider';

const apiProvider: ResourceProvider = {
  type: 'AWS::ApiGatewayV2::Api',
  properties: ['Name', 'ProtocolType'],
  recorded: ['Description', 'FailOnWarnings', 'IpAddressType', 'RouteSelectionExpression', 'Tags'],
  replaceOn: ['ProtocolType'],
  create: (properties, context) => {
    if (properties.ProtocolType !== 'HTTP') {
      throw new NotEmulated(`the API protocol ${String(properties.ProtocolType)}`);
    }
    const id = shortId(context.physicalName());
    apisOf(context.cloud).set(id, { id, name: String(properties.Name), routes: new Map(), integrations: new Map(), stages: new Map() });
    return Promise.resolve(provisionedApi(id, context));
  },
  update: (id, _properties, _previous, context) => Promise.resolve(provisionedApi(id, context)),
  delete: (id, _properties, { cloud }) => {
    apisOf(cloud).delete(id);
    return Promise.resolve();
  },
};

function provisionedApi(id: string, { cloud }: ProvisionContext): Provisioned {
  return { physicalId: id, attributes: { ApiId: id, ApiEndpoint: `${cloud.options.endpoint}/_plumbline/api/${id}` } };
}

const integrationProvider: ResourceProvider = partProvider({
  type: 'AWS::ApiGatewayV2::Integration',
  properties: ['IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
  recorded: ['Description', 'IntegrationMethod', 'ConnectionType'],
  idAttribute: 'IntegrationId',
  put: (api, id, properties) => {
    const { IntegrationType: type, PayloadFormatVersion: version } = properties as {
      IntegrationType?: string;
      PayloadFormatVersion?: string;
    };
    if (type !== 'AWS_PROXY' || version !== '2.0') {
      throw new NotEmulated(`the integration ${String(type)} with the payload format ${String(version)}`);
    }
    const functionArn = functionArnOf(String(properties.IntegrationUri));
    api.integrations.set(id, { functionArn, timeoutMs: Number(properties.TimeoutInMillis ?? 30_000) });
  },
  remove: (api, id) => api.integrations.delete(id),
});

/** The URI is the function's ARN, or holds it: `…:apigateway:<region>:lambda:path/2015-03-31/functions/<arn>/invocations`. */
function functionArnOf(uri: string): string {
  const arn = /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
  if (arn.split(':')[2] !== 'lambda') {
    throw new NotEmulated(`the integration with ${uri}`);
  }
  return arn;
}

const routeProvider: ResourceProvider = partProvider({
  type: 'AWS::ApiGatewayV2::Route',
  properties: ['AuthorizationType', 'RouteKey', 'Target'],
  recorded: ['OperationName'],
  idAttribute: 'RouteId',
  put: (api, id, properties) => {
    const authorization = String(properties.AuthorizationType ?? 'NONE');
    if (authorization !== 'NONE' && authorization !== 'AWS_IAM') {
      throw new NotEmulated(`the authorization ${authorization} of an HTTP API`);
    }
    const integrationId = String(properties.Target).replace('integrations/', '');
    api.routes.set(id, { routeKey: String(properties.RouteKey), authorization, integrationId });
  },
  remove: (api, id) => api.routes.delete(id),
});

const stageProvider: ResourceProvider = partProvider({
  type: 'AWS::ApiGatewayV2::Stage',
  properties: ['AccessLogSettings', 'StageName', 'StageVariables'],
  recorded: ['AutoDeploy', 'DefaultRouteSettings', 'DeploymentId', 'Description', 'RouteSettings', 'Tags'],
  replaceOn: ['StageName'],
  id: ({ StageName: name }) => String(name),
  put: (api, name, properties) => {
    const log = properties.AccessLogSettings as { DestinationArn: string; Format: string } | undefined;
    const accessLog = log && { logGroup: log.DestinationArn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? '', format: log.Format };
    api.stages.set(name, { name, variables: properties.StageVariables as Record<string, string> | undefined, accessLog });
  },
  remove: (api, name) => api.stages.delete(name),
});

const deploymentProvider: ResourceProvider = partProvider({
  type: 'AWS::ApiGatewayV2::Deployment',
  properties: [],
  recorded: ['Description', 'StageName'],
  idAttribute: 'DeploymentId',
  put: () => undefined,
  remove: () => undefined,
});

/** Resource types of API Gateway's HTTP APIs. */
export const apiGatewayProviders: readonly ResourceProvider[] = [
  apiProvider,
  integrationProvider,
  routeProvider,
  stageProvider,
  deploymentProvider,
];
