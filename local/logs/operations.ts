import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { LogGroup } from './log-store';
import { logsOf } from './log-store';
import type { LogEvent, LogStream } from './log-stream';
import { filterLogEvents, getLogEvents } from './read-operations';

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
      CreateLogGroup: createLogGroup,
      CreateLogStream: createLogStream,
      PutLogEvents: putLogEvents,
      DescribeLogGroups: supportedInput('DescribeLogGroups', ['logGroupNamePrefix', 'limit'], describeLogGroups),
      DescribeLogStreams: supportedInput(
        'DescribeLogStreams',
        ['logGroupName', 'logGroupIdentifier', 'logStreamNamePrefix', 'orderBy', 'descending', 'limit'],
        describeLogStreams,
      ),
      GetLogEvents: getLogEvents,
      FilterLogEvents: filterLogEvents,
    },
    stop: () => {
      store.flush();
      return Promise.resolve();
    },
  };
}

/** What an action on a group's streams is checked against: policies name `<group>:*`. */
function streamsArn({ arn }: LogGroup): string {
  return `${arn}:log-stream:`;
}

function createLogGroup({ logGroupName: name }: { logGroupName: string }, { cloud, authorize }: CallContext): Promise<void> {
  authorize({ action: 'logs:CreateLogGroup', resource: `${cloud.arn('logs', `log-group:${name}`)}:log-stream:` });
  if (
    logsOf(cloud)
      .list()
      .some((group) => group.name === name)
  ) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
  }
  logsOf(cloud).put(name);
  return Promise.resolve();
}

function createLogStream(input: { logGroupName: string; logStreamName: string }, { cloud, authorize }: CallContext): Promise<void> {
  const store = logsOf(cloud);
  const group = store.group(input.logGroupName);
  authorize({ action: 'logs:CreateLogStream', resource: streamsArn(group) });
  if (group.streams.has(input.logStreamName)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
  }
  store.stream(group, input.logStreamName);
  return Promise.resolve();
}

function putLogEvents(
  input: { logGroupName: string; logStreamName: string; logEvents: readonly LogEvent[] },
  { cloud, authorize }: CallContext,
): Promise<object> {
  const store = logsOf(cloud);
  const group = store.group(input.logGroupName);
  authorize({ action: 'logs:PutLogEvents', resource: `${streamsArn(group)}${input.logStreamName}` });
  const stream = group.streams.get(input.logStreamName);
  if (!stream) {
    throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  store.append(group, stream, input.logEvents);
  return Promise.resolve({});
}

function describeLogGroups(
  { logGroupNamePrefix: prefix = '', limit = 50 }: { logGroupNamePrefix?: string; limit?: number },
  { cloud, authorize }: CallContext,
): Promise<object> {
  authorize({ action: 'logs:DescribeLogGroups', resource: cloud.arn('logs', 'log-group::log-stream:') });
  const groups = logsOf(cloud)
    .list()
    .filter(({ name }) => name.startsWith(prefix));
  return Promise.resolve({ logGroups: groups.slice(0, limit).map(describeGroup) });
}

function describeGroup({ name, arn, createdAt, retentionInDays, streams, metricFilters }: LogGroup): object {
  return {
    logGroupName: name,
    logGroupArn: arn,
    arn: `${arn}:*`,
    creationTime: createdAt,
    retentionInDays,
    metricFilterCount: metricFilters.size,
    storedBytes: [...streams.values()].reduce((bytes, stream) => bytes + stream.storedBytes, 0),
  };
}

interface DescribeStreamsInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
  readonly logStreamNamePrefix?: string;
  readonly orderBy?: 'LogStreamName' | 'LastEventTime';
  readonly descending?: boolean;
  readonly limit?: number;
}

function describeLogStreams(input: DescribeStreamsInput, { cloud, authorize }: CallContext): Promise<object> {
  const group = logsOf(cloud).group(input.logGroupName ?? input.logGroupIdentifier ?? '');
  authorize({ action: 'logs:DescribeLogStreams', resource: streamsArn(group) });
  const byTime = input.orderBy === 'LastEventTime';
  const order = (a: LogStream, b: LogStream): number => (byTime ? (a.lastEventAt ?? 0) - (b.lastEventAt ?? 0) : a.name < b.name ? -1 : 1);
  const streams = [...group.streams.values()].filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? '')).sort(order);
  if (input.descending === true) {
    streams.reverse();
  }
  return Promise.resolve({ logStreams: streams.slice(0, input.limit ?? 50).map((stream) => describeStream(group, stream)) });
}

function describeStream(group: LogGroup, { name, createdAt, firstEventAt, lastEventAt }: LogStream): object {
  return {
    logStreamName: name,
    arn: `${streamsArn(group)}${name}`,
    creationTime: createdAt,
    firstEventTimestamp: firstEventAt,
    lastEventTimestamp: lastEventAt,
    lastIngestionTime: lastEventAt,
  };
}
