import { listPage } from '../core/list-page';
import type { CallContext } from '../core/service';
import { filterPattern } from './filter-pattern';
import type { GroupInput } from './group-access';
import { authorizedGroup } from './group-access';
import { invalidParameter } from './invalid-parameter';
import type { LogEvent, StoredEvent } from './log-stream';
import { streamOf } from './stream-operations';

/** What one answer holds at most: events, and bytes with 26 for each event. */
const MAX_EVENTS = 10_000;
const MAX_BYTES = 1_048_576;
const EVENT_BYTES = 26;
const DIGITS = 20;

interface ReadInput extends GroupInput {
  /** Milliseconds since the epoch, inclusive. */
  readonly startTime?: number;
  /** Milliseconds since the epoch. */
  readonly endTime?: number;
  readonly limit?: number;
  readonly nextToken?: string;
  readonly startFromHead?: boolean;
}

/** `GetLogEvents`; its tokens are `f/<n>` and `b/<n>`, forward from and backward to the event with number n. At either end the token stays. */
export function getLogEvents(input: ReadInput & { logStreamName: string }, context: CallContext): object {
  const group = authorizedGroup('logs:GetLogEvents', input, context, input.logStreamName);
  const { startTime = -Infinity, endTime = Infinity } = input;
  const events = streamOf(group, input.logStreamName)
    .read()
    .filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);
  const limit = limitOf(input);
  const [, direction, digits] = /^([fb])\/(\d+)$/.exec(input.nextToken ?? firstToken(input, events.length)) ?? [];
  if (direction === undefined) {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  const position = Number(digits);
  const [start, end] =
    direction === 'f'
      ? [position, position + fitting(events.slice(position, position + limit))]
      : [position - fitting(events.slice(Math.max(0, position - limit), position).reverse()), position];
  return {
    events: events.slice(start, end).map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
    nextForwardToken: token('f', end),
    nextBackwardToken: token('b', start),
  };
}

function firstToken({ startFromHead }: ReadInput, count: number): string {
  return startFromHead === true ? token('f', 0) : token('b', count);
}

function token(direction: 'f' | 'b', position: number): string {
  return `${direction}/${String(position).padStart(DIGITS, '0')}`;
}

/** How many of the first events fit into one answer. */
function fitting(events: readonly LogEvent[]): number {
  let bytes = 0;
  const tooMany = events.findIndex(({ message }) => (bytes += Buffer.byteLength(message) + EVENT_BYTES) > MAX_BYTES);
  return tooMany < 0 ? events.length : Math.max(1, tooMany);
}

function limitOf({ limit = MAX_EVENTS }: ReadInput): number {
  if (!(limit >= 1 && limit <= MAX_EVENTS)) {
    throw invalidParameter(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value between 1 and ${MAX_EVENTS}`,
    );
  }
  return limit;
}

interface FilterInput extends ReadInput {
  readonly logStreamNames?: readonly string[];
  readonly logStreamNamePrefix?: string;
  readonly filterPattern?: string;
}

/** `FilterLogEvents` over the streams of a group, oldest first unless asked otherwise. */
export function filterLogEvents(input: FilterInput, context: CallContext): object {
  const group = authorizedGroup('logs:FilterLogEvents', input, context);
  const { logStreamNames: names, logStreamNamePrefix: prefix, startTime = -Infinity, endTime = Infinity } = input;
  if (names !== undefined && prefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive.');
  }
  names?.forEach((name) => streamOf(group, name));
  const matches = filterPattern(input.filterPattern ?? '');
  const found = [...group.streams.values()]
    .filter(({ name }) => names?.includes(name) ?? name.startsWith(prefix ?? ''))
    .flatMap((stream) => stream.read().map((event) => ({ ...event, logStreamName: stream.name })))
    .filter(({ timestamp, message }) => timestamp >= startTime && timestamp <= endTime && matches(message) !== undefined)
    .sort(byId);
  if (input.startFromHead === false) {
    found.reverse();
  }
  const rest = listPage(found, found.length, input.nextToken, () => invalidParameter('The specified nextToken is invalid.')).items;
  const size = fitting(rest.slice(0, limitOf(input)));
  const { items, nextToken } = listPage(found, size, input.nextToken, () => invalidParameter('The specified nextToken is invalid.'));
  return { events: items.map((event) => ({ ...event, ingestionTime: event.timestamp })), searchedLogStreams: [], nextToken };
}

/** The ids begin with the time. */
function byId(a: StoredEvent, b: StoredEvent): number {
  return a.eventId < b.eventId ? -1 : 1;
}
