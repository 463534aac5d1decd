import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import type { GroupInput } from './group-access';
import { authorizedGroup, logsPage, streamsArn } from './group-access';
import { invalidParameter } from './invalid-parameter';
import type { LogGroup } from './log-store';
import { logsOf } from './log-store';
import type { LogStream } from './log-stream';

interface StreamInput {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** The stream of this name; throws `ResourceNotFoundException`. */
export function streamOf(group: LogGroup, name: string): LogStream {
  const stream = group.streams.get(name);
  if (!stream) {
    throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  return stream;
}

/** `CreateLogStream` */
export function createLogStream(input: StreamInput, context: CallContext): Promise<void> {
  const group = authorizedGroup('logs:CreateLogStream', { logGroupName: input.logGroupName }, context);
  if (!/^[^:*]{1,512}$/.test(input.logStreamName)) {
    throw invalidParameter(
      `1 validation error detected: Value '${input.logStreamName}' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*`,
    );
  }
  if (group.streams.has(input.logStreamName)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
  }
  logsOf(context.cloud).stream(group, input.logStreamName);
  return Promise.resolve();
}

/** `DeleteLogStream`, with its events. */
export function deleteLogStream({ logGroupName, logStreamName: name }: StreamInput, context: CallContext): Promise<void> {
  const group = authorizedGroup('logs:DeleteLogStream', { logGroupName }, context, name);
  streamOf(group, name).delete();
  group.streams.delete(name);
  return Promise.resolve();
}

interface DescribeInput extends GroupInput {
  readonly logStreamNamePrefix?: string;
  readonly orderBy?: 'LogStreamName' | 'LastEventTime';
  readonly descending?: boolean;
  readonly limit?: number;
  readonly nextToken?: string;
}

/** `DescribeLogStreams`, by name unless asked otherwise. */
export function describeLogStreams(input: DescribeInput, context: CallContext): object {
  const group = authorizedGroup('logs:DescribeLogStreams', input, context);
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix !== undefined) {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const order = (a: LogStream, b: LogStream): number =>
    byTime ? (a.lastEventAt ?? a.createdAt) - (b.lastEventAt ?? b.createdAt) : a.name < b.name ? -1 : 1;
  const streams = [...group.streams.values()].filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? '')).sort(order);
  if (input.descending === true) {
    streams.reverse();
  }
  const { items, nextToken } = logsPage(streams, input);
  return { logStreams: items.map((stream) => describe(group, stream)), nextToken };
}

function describe(group: LogGroup, { name, createdAt, firstEventAt, lastEventAt }: LogStream): object {
  return {
    logStreamName: name,
    arn: `${streamsArn(group)}${name}`,
    creationTime: createdAt,
    firstEventTimestamp: firstEventAt,
    lastEventTimestamp: lastEventAt,
    lastIngestionTime: lastEventAt,
    uploadSequenceToken: '1',
    storedBytes: 0,
  };
}
