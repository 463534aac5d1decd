import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import {
  deleteMetricFilter,
  deleteSubscriptionFilter,
  describeMetricFilters,
  describeSubscriptionFilters,
  putMetricFilter,
  putSubscriptionFilter,
} from './filter-operations';
import {
  createLogGroup,
  deleteLogGroup,
  deleteRetentionPolicy,
  describeLogGroups,
  listTagsForResource,
  putRetentionPolicy,
  tagResource,
  untagResource,
} from './group-operations';
import { logsOf } from './log-store';
import { deleteResourcePolicy, describeResourcePolicies, putResourcePolicy } from './policy-operations';
import { putLogEvents } from './put-log-events';
import { filterLogEvents, getLogEvents } from './read-operations';
import { createLogStream, deleteLogStream, describeLogStreams } from './stream-operations';

const GROUP = ['logGroupName', 'logGroupIdentifier'];

/** CloudWatch Logs: the events are text files under `<data folder>/logs`. */
export function createLogs(cloud: Cloud): Service {
  const store = logsOf(cloud);
  cloud.ports.log = (groupName, streamName, lines) => {
    const group = store.put(groupName);
    const timestamp = Math.trunc(cloud.clock.now());
    store.append(
      group,
      store.stream(group, streamName),
      lines.map((message) => ({ timestamp, message })),
    );
  };
  return {
    signingName: 'logs',
    operations: {
      CreateLogGroup: supportedInput('CreateLogGroup', ['logGroupName', 'kmsKeyId', 'tags', 'logGroupClass'], createLogGroup),
      CreateLogStream: createLogStream,
      DeleteLogGroup: deleteLogGroup,
      DeleteLogStream: deleteLogStream,
      DeleteMetricFilter: deleteMetricFilter,
      DeleteResourcePolicy: supportedInput('DeleteResourcePolicy', ['policyName'], deleteResourcePolicy),
      DeleteRetentionPolicy: deleteRetentionPolicy,
      DeleteSubscriptionFilter: deleteSubscriptionFilter,
      DescribeLogGroups: supportedInput(
        'DescribeLogGroups',
        ['logGroupNamePrefix', 'logGroupNamePattern', 'limit', 'nextToken'],
        describeLogGroups,
      ),
      DescribeLogStreams: supportedInput(
        'DescribeLogStreams',
        [...GROUP, 'logStreamNamePrefix', 'orderBy', 'descending', 'limit', 'nextToken'],
        describeLogStreams,
      ),
      DescribeMetricFilters: supportedInput(
        'DescribeMetricFilters',
        ['logGroupName', 'filterNamePrefix', 'metricName', 'metricNamespace', 'limit', 'nextToken'],
        describeMetricFilters,
      ),
      DescribeResourcePolicies: supportedInput('DescribeResourcePolicies', ['limit', 'nextToken'], describeResourcePolicies),
      DescribeSubscriptionFilters: supportedInput(
        'DescribeSubscriptionFilters',
        ['logGroupName', 'filterNamePrefix', 'limit', 'nextToken'],
        describeSubscriptionFilters,
      ),
      FilterLogEvents: supportedInput(
        'FilterLogEvents',
        [
          ...GROUP,
          'logStreamNames',
          'logStreamNamePrefix',
          'startTime',
          'endTime',
          'filterPattern',
          'nextToken',
          'limit',
          'interleaved',
          'startFromHead',
        ],
        filterLogEvents,
      ),
      GetLogEvents: supportedInput(
        'GetLogEvents',
        [...GROUP, 'logStreamName', 'startTime', 'endTime', 'nextToken', 'limit', 'startFromHead'],
        getLogEvents,
      ),
      ListTagsForResource: listTagsForResource,
      PutLogEvents: supportedInput('PutLogEvents', ['logGroupName', 'logStreamName', 'logEvents', 'sequenceToken'], putLogEvents),
      PutMetricFilter: supportedInput(
        'PutMetricFilter',
        ['logGroupName', 'filterName', 'filterPattern', 'metricTransformations'],
        putMetricFilter,
      ),
      PutResourcePolicy: supportedInput('PutResourcePolicy', ['policyName', 'policyDocument'], putResourcePolicy),
      PutRetentionPolicy: putRetentionPolicy,
      PutSubscriptionFilter: supportedInput(
        'PutSubscriptionFilter',
        ['logGroupName', 'filterName', 'filterPattern', 'destinationArn', 'roleArn', 'distribution'],
        putSubscriptionFilter,
      ),
      TagResource: tagResource,
      UntagResource: untagResource,
    },
    settle: () => store.flush(),
    stop: () => store.flush(),
  };
}
