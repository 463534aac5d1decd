import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { authorizedGroup, logsPage, streamsArn } from './group-access';
import { invalidParameter } from './invalid-parameter';
import type { LogGroup } from './log-store';
import { logsOf } from './log-store';

/** Days that events can be kept. */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

interface NameInput {
  readonly logGroupName: string;
}

/** `CreateLogGroup` */
export function createLogGroup(
  { logGroupName: name, tags = {} }: NameInput & { tags?: Readonly<Record<string, string>> },
  { cloud, authorize }: CallContext,
): object {
  authorize({ action: 'logs:CreateLogGroup', resource: streamsArn({ arn: cloud.arn('logs', `log-group:${name}`) }) });
  if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    );
  }
  if (logsOf(cloud).find(name)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
  }
  logsOf(cloud).put(name).tags = tags;
  return {};
}

/** `DeleteLogGroup`, with its events. */
export function deleteLogGroup(input: NameInput, context: CallContext): Promise<void> {
  const { name } = authorizedGroup('logs:DeleteLogGroup', input, context);
  logsOf(context.cloud).remove(name);
  return Promise.resolve();
}

/** `PutRetentionPolicy`: kept for reading; events stay. */
export function putRetentionPolicy(input: NameInput & { retentionInDays: number }, context: CallContext): Promise<void> {
  const group = authorizedGroup('logs:PutRetentionPolicy', input, context);
  if (!RETENTION_DAYS.includes(input.retentionInDays)) {
    throw invalidParameter(
      `1 validation error detected: Value '${input.retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(', ')}]`,
    );
  }
  group.retentionInDays = input.retentionInDays;
  return Promise.resolve();
}

/** `DeleteRetentionPolicy` */
export function deleteRetentionPolicy(input: NameInput, context: CallContext): Promise<void> {
  authorizedGroup('logs:DeleteRetentionPolicy', input, context).retentionInDays = undefined;
  return Promise.resolve();
}

interface DescribeInput {
  readonly logGroupNamePrefix?: string;
  readonly logGroupNamePattern?: string;
  readonly limit?: number;
  readonly nextToken?: string;
}

/** `DescribeLogGroups` */
export function describeLogGroups(input: DescribeInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'logs:DescribeLogGroups', resource: cloud.arn('logs', 'log-group::log-stream:') });
  const { logGroupNamePrefix: prefix, logGroupNamePattern: part } = input;
  if (prefix !== undefined && part !== undefined) {
    throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  const groups = logsOf(cloud)
    .list()
    .filter(({ name }) => name.startsWith(prefix ?? '') && name.includes(part ?? ''));
  const { items, nextToken } = logsPage(groups, input);
  return { logGroups: items.map(describe), nextToken };
}

function describe({ name, arn, createdAt, retentionInDays, streams, metricFilters }: LogGroup): object {
  return {
    logGroupName: name,
    logGroupArn: arn,
    arn: `${arn}:*`,
    creationTime: createdAt,
    retentionInDays,
    metricFilterCount: metricFilters.size,
    storedBytes: [...streams.values()].reduce((bytes, stream) => bytes + stream.storedBytes, 0),
    logGroupClass: 'STANDARD',
  };
}

interface ResourceInput {
  readonly resourceArn: string;
}

/** `TagResource` */
export function tagResource(input: ResourceInput & { tags: Readonly<Record<string, string>> }, context: CallContext): Promise<void> {
  const group = authorizedGroup('logs:TagResource', { logGroupIdentifier: input.resourceArn }, context);
  group.tags = { ...group.tags, ...input.tags };
  return Promise.resolve();
}

/** `UntagResource` */
export function untagResource(input: ResourceInput & { tagKeys: readonly string[] }, context: CallContext): Promise<void> {
  const group = authorizedGroup('logs:UntagResource', { logGroupIdentifier: input.resourceArn }, context);
  group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !input.tagKeys.includes(key)));
  return Promise.resolve();
}

/** `ListTagsForResource` */
export function listTagsForResource(input: ResourceInput, context: CallContext): Promise<object> {
  const { tags } = authorizedGroup('logs:ListTagsForResource', { logGroupIdentifier: input.resourceArn }, context);
  return Promise.resolve({ tags });
}
