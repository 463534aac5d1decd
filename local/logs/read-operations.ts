import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { filterPattern } from './filter-pattern';
import type { LogGroup } from './log-store';
import { logsOf } from './log-store';
import type { LogEvent } from './log-stream';

/** Events that one answer holds at most. */
const MAX_EVENTS = 10_000;

interface ReadInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
  /** Milliseconds since the epoch, inclusive. */
  readonly startTime?: number;
  /** Milliseconds since the epoch, exclusive. */
  readonly endTime?: number;
  readonly limit?: number;
  readonly nextToken?: string;
}

interface GetInput extends ReadInput {
  readonly logStreamName: string;
  readonly startFromHead?: boolean;
}

/** `GetLogEvents`; its tokens are `f/<n>` and `b/<n>`, forward from and backward to the event with number n. */
export function getLogEvents(input: GetInput, { cloud, authorize }: CallContext): Promise<object> {
  const group = groupOf(input, cloud);
  authorize({ action: 'logs:GetLogEvents', resource: `${group.arn}:log-stream:${input.logStreamName}` });
  const stream = group.streams.get(input.logStreamName);
  if (!stream) {
    throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  const events = stream.read().filter((event) => inRange(event, input));
  const limit = Math.min(input.limit ?? MAX_EVENTS, MAX_EVENTS);
  const [direction, position] = (input.nextToken ?? (input.startFromHead === true ? 'f/0' : `b/${events.length}`)).split('/');
  const start = direction === 'f' ? Number(position) : Math.max(0, Number(position) - limit);
  const end = direction === 'f' ? Math.min(start + limit, events.length) : Number(position);
  return Promise.resolve({
    events: events.slice(start, end).map((event) => ({ ...event, ingestionTime: event.timestamp })),
    nextForwardToken: `f/${end}`,
    nextBackwardToken: `b/${start}`,
  });
}

interface FilterInput extends ReadInput {
  readonly logStreamNames?: readonly string[];
  readonly logStreamNamePrefix?: string;
  readonly filterPattern?: string;
  readonly unmask?: boolean;
}

/** `FilterLogEvents` over all streams of a group, in the order of time. */
export function filterLogEvents(input: FilterInput, { cloud, authorize }: CallContext): Promise<object> {
  if (input.unmask === true) {
    throw new NotEmulated('the parameter unmask of FilterLogEvents');
  }
  const group = groupOf(input, cloud);
  authorize({ action: 'logs:FilterLogEvents', resource: `${group.arn}:log-stream:` });
  const matches = filterPattern(input.filterPattern ?? '');
  const events = [...group.streams.values()]
    .filter(({ name }) => input.logStreamNames?.includes(name) ?? name.startsWith(input.logStreamNamePrefix ?? ''))
    .flatMap((stream) => stream.read().map((event) => ({ ...event, logStreamName: stream.name, ingestionTime: event.timestamp })))
    .filter((event) => inRange(event, input) && matches(event.message))
    .sort((a, b) => a.timestamp - b.timestamp);
  const start = Number(input.nextToken ?? 0);
  const end = start + Math.min(input.limit ?? MAX_EVENTS, MAX_EVENTS);
  return Promise.resolve({
    events: events.slice(start, end).map((event, index) => ({ ...event, eventId: String(start + index) })),
    ...(end < events.length ? { nextToken: String(end) } : {}),
  });
}

function groupOf(input: ReadInput, cloud: CallContext['cloud']): LogGroup {
  return logsOf(cloud).group(input.logGroupName ?? input.logGroupIdentifier ?? '');
}

function inRange({ timestamp }: LogEvent, { startTime = -Infinity, endTime = Infinity }: ReadInput): boolean {
  return timestamp >= startTime && timestamp < endTime;
}
