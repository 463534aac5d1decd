import type { Cloud } from '../core/cloud';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { addSubscription } from './filter-operations';
import { logsOf } from './log-store';
import { createMetricFilter } from './metric-filter';
import { policyDocument } from './policy-operations';

const logGroupProvider: ResourceProvider = {
  type: 'AWS::Logs::LogGroup',
  properties: ['LogGroupName', 'RetentionInDays', 'Tags'],
  recorded: ['DataProtectionPolicy', 'DeletionProtectionEnabled', 'FieldIndexPolicies', 'KmsKeyId', 'LogGroupClass'],
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
  const tags = (properties.Tags ?? []) as readonly { readonly Key: string; readonly Value: string }[];
  group.tags = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
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
    const streams = logsOf(cloud).find(String(properties.LogGroupName))?.streams;
    streams?.get(name)?.delete();
    streams?.delete(name);
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
    logsOf(cloud).find(String(properties.LogGroupName))?.metricFilters.delete(name);
    return Promise.resolve();
  },
};

interface TransformationProperties {
  readonly MetricName: string;
  readonly MetricNamespace: string;
  readonly MetricValue: string;
  /** Templates may have it as text. */
  readonly DefaultValue?: number | string;
  readonly Dimensions?: readonly { readonly Key: string; readonly Value: string }[];
  readonly Unit?: string;
}

function putFilter(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const transformations = (properties.MetricTransformations as TransformationProperties[]).map(
    ({ MetricName, MetricNamespace, MetricValue, DefaultValue, Dimensions, Unit }) => ({
      metricName: MetricName,
      metricNamespace: MetricNamespace,
      metricValue: MetricValue,
      defaultValue: DefaultValue === undefined ? undefined : Number(DefaultValue),
      dimensions: Dimensions && Object.fromEntries(Dimensions.map(({ Key, Value }) => [Key, Value])),
      unit: Unit,
    }),
  );
  const filter = createMetricFilter(name, String(properties.FilterPattern), transformations, Math.trunc(cloud.clock.now()));
  logsOf(cloud).group(String(properties.LogGroupName)).metricFilters.set(name, filter);
  return Promise.resolve({ physicalId: name });
}

const subscriptionFilterProvider: ResourceProvider = {
  type: 'AWS::Logs::SubscriptionFilter',
  properties: ['DestinationArn', 'FilterName', 'FilterPattern', 'LogGroupName'],
  recorded: ['Distribution', 'RoleArn'],
  replaceOn: ['FilterName', 'LogGroupName'],
  create: (properties, context) => putSubscription(String(properties.FilterName ?? context.physicalName(512)), properties, context),
  update: (name, properties, _previous, context) => putSubscription(name, properties, context),
  delete: (name, properties, { cloud }) => {
    logsOf(cloud).find(String(properties.LogGroupName))?.subscriptionFilters.delete(name);
    return Promise.resolve();
  },
};

function putSubscription(filterName: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const filterPattern = String(properties.FilterPattern);
  const destinationArn = String(properties.DestinationArn);
  addSubscription(cloud, logsOf(cloud).group(String(properties.LogGroupName)), { filterName, filterPattern, destinationArn });
  return Promise.resolve({ physicalId: filterName });
}

const resourcePolicyProvider: ResourceProvider = {
  type: 'AWS::Logs::ResourcePolicy',
  properties: ['PolicyDocument', 'PolicyName'],
  replaceOn: ['PolicyName'],
  create: ({ PolicyName: name, PolicyDocument: text }, { cloud }) => putPolicy(cloud, String(name), String(text)),
  update: (name, { PolicyDocument: text }, _previous, { cloud }) => putPolicy(cloud, name, String(text)),
  delete: (name, _properties, { cloud }) => {
    logsOf(cloud).setPolicy(name, undefined);
    return Promise.resolve();
  },
};

function putPolicy(cloud: Cloud, name: string, text: string): Promise<Provisioned> {
  logsOf(cloud).setPolicy(name, policyDocument(text));
  return Promise.resolve({ physicalId: name });
}

/** Resource types of CloudWatch Logs. */
export const logsProviders: readonly ResourceProvider[] = [
  logGroupProvider,
  logStreamProvider,
  metricFilterProvider,
  subscriptionFilterProvider,
  resourcePolicyProvider,
];
