import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { filterPattern } from './filter-pattern';
import { logsOf } from './log-store';
import type { MetricTransformation } from './metric-filter';

const logGroupProvider: ResourceProvider = {
  type: 'AWS::Logs::LogGroup',
  properties: ['LogGroupName'],
  recorded: [
    'DataProtectionPolicy',
    'DeletionProtectionEnabled',
    'FieldIndexPolicies',
    'KmsKeyId',
    'LogGroupClass',
    'RetentionInDays',
    'Tags',
  ],
  replaceOn: ['LogGroupName', 'LogGroupClass'],
  create: (properties, context) => putGroup(String(properties.LogGroupName ?? context.physicalName(512)), properties, context),
  update: (name, properties, _previous, context) => putGroup(name, properties, context),
  delete: (name, _properties, { cloud }) => {
    logsOf(cloud).remove(name);
    return Promise.resolve();
  },
};

function putGroup(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const group = logsOf(cloud).put(name);
  group.retentionInDays = properties.RetentionInDays === undefined ? undefined : Number(properties.RetentionInDays);
  return Promise.resolve({ physicalId: name, attributes: { Arn: `${group.arn}:*` } });
}

const logStreamProvider: ResourceProvider = {
  type: 'AWS::Logs::LogStream',
  properties: ['LogGroupName', 'LogStreamName'],
  replaceOn: ['LogGroupName', 'LogStreamName'],
  create: (properties, context) => {
    const store = logsOf(context.cloud);
    const name = String(properties.LogStreamName ?? context.physicalName(512));
    store.stream(store.group(String(properties.LogGroupName)), name);
    return Promise.resolve({ physicalId: name });
  },
  delete: (name, properties, { cloud }) => {
    logsOf(cloud).group(String(properties.LogGroupName)).streams.delete(name);
    return Promise.resolve();
  },
};

const metricFilterProvider: ResourceProvider = {
  type: 'AWS::Logs::MetricFilter',
  properties: ['FilterName', 'FilterPattern', 'LogGroupName', 'MetricTransformations'],
  replaceOn: ['FilterName', 'LogGroupName'],
  create: (properties, context) => putFilter(String(properties.FilterName ?? context.physicalName(512)), properties, context),
  update: (name, properties, _previous, context) => putFilter(name, properties, context),
  delete: (name, properties, { cloud }) => {
    logsOf(cloud).group(String(properties.LogGroupName)).metricFilters.delete(name);
    return Promise.resolve();
  },
};

function putFilter(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  logsOf(cloud)
    .group(String(properties.LogGroupName))
    .metricFilters.set(name, {
      matches: filterPattern(String(properties.FilterPattern)),
      transformations: properties.MetricTransformations as MetricTransformation[],
    });
  return Promise.resolve({ physicalId: name });
}

const resourcePolicyProvider: ResourceProvider = {
  type: 'AWS::Logs::ResourcePolicy',
  properties: ['PolicyName'],
  recorded: ['PolicyDocument'],
  replaceOn: ['PolicyName'],
  create: ({ PolicyName: name }) => Promise.resolve({ physicalId: String(name) }),
  update: (physicalId) => Promise.resolve({ physicalId }),
  delete: () => Promise.resolve(),
};

/** Resource types of CloudWatch Logs. */
export const logsProviders: readonly ResourceProvider[] = [
  logGroupProvider,
  logStreamProvider,
  metricFilterProvider,
  resourcePolicyProvider,
];
