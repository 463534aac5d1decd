import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { authorizedGroup, logsPage } from './group-access';
import type { LogGroup } from './log-store';
import { logsOf } from './log-store';
import type { MetricTransformation } from './metric-filter';
import { createMetricFilter } from './metric-filter';
import { SubscriptionFilter } from './subscription-filter';

/** Subscription filters that a log group may have. */
const MAX_SUBSCRIPTIONS = 2;

interface NamedInput {
  readonly logGroupName: string;
  readonly filterName: string;
}

interface ListInput {
  readonly filterNamePrefix?: string;
  readonly limit?: number;
  readonly nextToken?: string;
}

/** `PutMetricFilter` */
export function putMetricFilter(
  input: NamedInput & { filterPattern: string; metricTransformations: readonly MetricTransformation[] },
  context: CallContext,
): object {
  const group = authorizedGroup('logs:PutMetricFilter', { logGroupName: input.logGroupName }, context);
  const { filterName: name, filterPattern: pattern, metricTransformations } = input;
  const now = Math.trunc(context.cloud.clock.now());
  group.metricFilters.set(name, createMetricFilter(name, pattern, metricTransformations, now));
  return {};
}

/** `DeleteMetricFilter` */
export function deleteMetricFilter({ logGroupName, filterName }: NamedInput, context: CallContext): Promise<void> {
  const group = authorizedGroup('logs:DeleteMetricFilter', { logGroupName }, context);
  if (!group.metricFilters.delete(filterName)) {
    throw new AwsError('ResourceNotFoundException', 'The specified metric filter does not exist.');
  }
  return Promise.resolve();
}

/** `DescribeMetricFilters`, of one group or of all. */
export function describeMetricFilters(
  input: ListInput & { logGroupName?: string; metricName?: string; metricNamespace?: string },
  context: CallContext,
): object {
  const filters = groupsOf('logs:DescribeMetricFilters', input.logGroupName, context).flatMap(({ name: logGroupName, metricFilters }) =>
    [...metricFilters.values()].map(({ name, pattern, transformations, createdAt }) => ({
      filterName: name,
      filterPattern: pattern,
      metricTransformations: transformations,
      creationTime: createdAt,
      logGroupName,
      applyOnTransformedLogs: false,
    })),
  );
  const found = filters.filter(
    ({ filterName, metricTransformations }) =>
      filterName.startsWith(input.filterNamePrefix ?? '') &&
      metricTransformations.some(
        ({ metricName, metricNamespace }) =>
          metricName === (input.metricName ?? metricName) && metricNamespace === (input.metricNamespace ?? metricNamespace),
      ),
  );
  const { items, nextToken } = logsPage(found, input);
  return { metricFilters: items, nextToken };
}

function groupsOf(action: string, name: string | undefined, context: CallContext): LogGroup[] {
  if (name !== undefined) {
    return [authorizedGroup(action, { logGroupName: name }, context)];
  }
  context.authorize({ action, resource: '*' });
  return logsOf(context.cloud).list();
}

/** `PutSubscriptionFilter`: to a function. */
export function putSubscriptionFilter(input: NamedInput & { filterPattern: string; destinationArn: string }, context: CallContext): object {
  const group = authorizedGroup('logs:PutSubscriptionFilter', { logGroupName: input.logGroupName }, context);
  addSubscription(context.cloud, group, input);
  return {};
}

/** Adds a subscription filter, or replaces the one of its name; a group has at most two. */
export function addSubscription(
  cloud: CallContext['cloud'],
  group: LogGroup,
  {
    filterName: name,
    filterPattern: pattern,
    destinationArn,
  }: Omit<NamedInput, 'logGroupName'> & { filterPattern: string; destinationArn: string },
): void {
  if (!group.subscriptionFilters.has(name) && group.subscriptionFilters.size >= MAX_SUBSCRIPTIONS) {
    throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
  }
  group.subscriptionFilters.set(name, new SubscriptionFilter(cloud, { name, logGroup: group, pattern, destinationArn }));
}

/** `DeleteSubscriptionFilter` */
export function deleteSubscriptionFilter({ logGroupName, filterName }: NamedInput, context: CallContext): Promise<void> {
  const group = authorizedGroup('logs:DeleteSubscriptionFilter', { logGroupName }, context);
  if (!group.subscriptionFilters.delete(filterName)) {
    throw new AwsError('ResourceNotFoundException', 'The specified subscription filter does not exist.');
  }
  return Promise.resolve();
}

/** `DescribeSubscriptionFilters` */
export function describeSubscriptionFilters(input: ListInput & { logGroupName: string }, context: CallContext): object {
  const group = authorizedGroup('logs:DescribeSubscriptionFilters', { logGroupName: input.logGroupName }, context);
  const found = [...group.subscriptionFilters.values()].filter(({ definition: { name } }) => name.startsWith(input.filterNamePrefix ?? ''));
  const { items, nextToken } = logsPage(found, input);
  const subscriptionFilters = items.map(({ definition: { name, pattern, destinationArn }, createdAt }) => ({
    filterName: name,
    logGroupName: group.name,
    filterPattern: pattern,
    destinationArn,
    distribution: 'ByLogStream',
    creationTime: createdAt,
  }));
  return { subscriptionFilters, nextToken };
}
