import { NotEmulated } from '../core/aws-error';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import { functionArnIn } from './invoke-function';
import { accessLogOf, partProvider, shortId } from './part-provider';
import type { Method, RestAuthorizer } from './rest-api';
import { restApisOf } from './rest-api';
import { restIntegration } from './rest-integration';

const ofApi = { apiProperty: 'RestApiId', apis: restApisOf } as const;

const apiProvider: ResourceProvider = {
  type: 'AWS::ApiGateway::RestApi',
  properties: ['BinaryMediaTypes', 'Name', 'Policy'],
  recorded: ['ApiKeySourceType', 'Description', 'EndpointConfiguration', 'FailOnWarnings', 'MinimumCompressionSize', 'Tags'],
  create: (properties, context) => {
    const id = shortId(context.physicalName());
    const rootResourceId = shortId(`${context.physicalName()}/root`);
    const parts = { methods: new Map(), authorizers: new Map(), stages: new Map() };
    const resources = new Map([[rootResourceId, { id: rootResourceId, path: '/' }]]);
    restApisOf(context.cloud).set(id, { id, rootResourceId, name: '', binaryTypes: [], resources, ...parts });
    return put(id, properties, context);
  },
  update: (id, properties, _previous, context) => put(id, properties, context),
  delete: (id, _properties, { cloud }) => {
    restApisOf(cloud).delete(id);
    return Promise.resolve();
  },
};

function put(id: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const api = restApisOf(cloud).get(id);
  if (api) {
    api.name = String(properties.Name ?? id);
    api.binaryTypes = (properties.BinaryMediaTypes ?? []) as string[];
    api.policy = properties.Policy as PolicyDocument | undefined;
  }
  return Promise.resolve({ physicalId: id, attributes: { RestApiId: id, RootResourceId: api?.rootResourceId } });
}

const resourceProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGateway::Resource',
  properties: ['ParentId', 'PathPart'],
  replaceOn: ['ParentId', 'PathPart'],
  idAttribute: 'ResourceId',
  put: (api, id, properties) => {
    const parent = api.resources.get(String(properties.ParentId));
    if (!parent) {
      throw new Error(`ParentId must name a resource of the API, got ${String(properties.ParentId)}`);
    }
    api.resources.set(id, { id, path: `${parent.path.replace(/\/$/, '')}/${String(properties.PathPart)}` });
  },
  remove: (api, id) => api.resources.delete(id),
});

const methodProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGateway::Method',
  properties: ['ApiKeyRequired', 'AuthorizationType', 'AuthorizerId', 'HttpMethod', 'Integration', 'ResourceId'],
  recorded: ['MethodResponses', 'OperationName'],
  replaceOn: ['HttpMethod', 'ResourceId'],
  put: (api, id, properties) => {
    const authorization = String(properties.AuthorizationType ?? 'NONE');
    if (!['NONE', 'AWS_IAM', 'CUSTOM'].includes(authorization)) {
      throw new NotEmulated(`the authorization ${authorization} of a REST API; there are NONE, AWS_IAM and CUSTOM`);
    }
    if (String(properties.ApiKeyRequired) === 'true') {
      throw new NotEmulated('the API keys of a REST API');
    }
    api.methods.set(id, {
      resourceId: String(properties.ResourceId),
      httpMethod: String(properties.HttpMethod),
      authorization: authorization as Method['authorization'],
      authorizerId: properties.AuthorizerId as string | undefined,
      integration: restIntegration((properties.Integration ?? {}) as Properties),
    });
  },
  remove: (api, id) => api.methods.delete(id),
});

const authorizerProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGateway::Authorizer',
  properties: ['AuthorizerUri', 'IdentitySource', 'IdentityValidationExpression', 'Type'],
  recorded: ['AuthType', 'AuthorizerResultTtlInSeconds', 'Name'],
  idAttribute: 'AuthorizerId',
  put: (api, id, properties) => {
    const { Type: type, IdentityValidationExpression: expression } = properties as { Type: string; IdentityValidationExpression?: string };
    const functionArn = functionArnIn(String(properties.AuthorizerUri));
    if (!['TOKEN', 'REQUEST'].includes(type) || functionArn === undefined) {
      throw new NotEmulated(`the authorizer ${type} of a REST API; there are TOKEN and REQUEST with a function`);
    }
    api.authorizers.set(id, {
      type: type as RestAuthorizer['type'],
      functionArn,
      identitySource: String(properties.IdentitySource ?? '')
        .split(',')
        .filter(Boolean),
      validation: expression === undefined ? undefined : new RegExp(`^(?:${expression})$`),
    });
  },
  remove: (api, id) => api.authorizers.delete(id),
});

const stageProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGateway::Stage',
  properties: ['AccessLogSetting', 'DeploymentId', 'StageName', 'Variables'],
  recorded: ['CacheClusterEnabled', 'CacheClusterSize', 'Description', 'MethodSettings', 'Tags', 'TracingEnabled'],
  replaceOn: ['StageName'],
  id: ({ StageName: name }) => String(name),
  put: (api, name, properties) => {
    api.stages.set(name, {
      name,
      deploymentId: String(properties.DeploymentId),
      variables: properties.Variables as Record<string, string> | undefined,
      accessLog: accessLogOf(properties.AccessLogSetting as { DestinationArn: string; Format: string } | undefined),
    });
  },
  remove: (api, name) => api.stages.delete(name),
});

const deploymentProvider = partProvider({
  ...ofApi,
  type: 'AWS::ApiGateway::Deployment',
  properties: ['StageName'],
  recorded: ['Description'],
  idAttribute: 'DeploymentId',
  put: (api, id, { StageName: name }) => {
    if (name !== undefined && !api.stages.has(String(name))) {
      api.stages.set(String(name), { name: String(name), deploymentId: id });
    }
  },
  remove: () => undefined,
});

const accountProvider: ResourceProvider = {
  type: 'AWS::ApiGateway::Account',
  properties: [],
  recorded: ['CloudWatchRoleArn'],
  create: (_properties, { cloud }) => Promise.resolve({ physicalId: cloud.options.account, attributes: { Id: cloud.options.account } }),
  update: (physicalId) => Promise.resolve({ physicalId, attributes: { Id: physicalId } }),
  delete: () => Promise.resolve(),
};

/** Resource types of API Gateway's REST APIs. */
export const restApiProviders: readonly ResourceProvider[] = [
  apiProvider,
  resourceProvider,
  methodProvider,
  authorizerProvider,
  stageProvider,
  deploymentProvider,
  accountProvider,
];
