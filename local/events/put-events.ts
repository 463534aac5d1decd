import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { busEvent } from './event';
import { busesOf } from './event-buses';
import { busName } from './event-bus';
import { parseEventPattern } from './event-pattern';

/** Entries that one call may have. */
const MAX_ENTRIES = 10;
/** Bytes that the entries of one call may have together. */
const MAX_BYTES = 1024 * 1024;
/** Bytes that a given time counts. */
const TIME_BYTES = 14;

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly Resources?: readonly string[];
  readonly Time?: Date;
  readonly EventBusName?: string;
}

interface EntryError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** `PutEvents`: each entry succeeds or fails by itself. */
export function putEvents({ Entries: entries }: { Entries: readonly Entry[] }, context: CallContext): object {
  if (entries.length === 0 || entries.length > MAX_ENTRIES) {
    const rule = entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_ENTRIES}`;
    throw validation(
      `1 validation error detected: Value '${JSON.stringify(entries)}' at 'entries' failed to satisfy constraint: Member must have length ${rule}`,
    );
  }
  if (entries.reduce((bytes, entry) => bytes + entryBytes(entry), 0) > MAX_BYTES) {
    throw validation('Total size of the entries in the request is over the limit.');
  }
  const results = entries.map((entry) => putEvent(entry, context));
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

/** Size of an entry as EventBridge counts it. */
function entryBytes({ Source, DetailType, Detail, Resources = [], Time }: Entry): number {
  const texts = [Source ?? '', DetailType ?? '', Detail ?? '', ...Resources];
  return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), Time === undefined ? 0 : TIME_BYTES);
}

function putEvent(entry: Entry, { cloud, authorize }: CallContext): EntryError | { EventId: string } {
  const { Source: source = '', DetailType: detailType = '', EventBusName: bus = 'default', Resources: resources, Time: time } = entry;
  authorize({
    action: 'events:PutEvents',
    resource: cloud.arn('events', `event-bus/${busName(bus)}`),
    context: { 'events:source': source, 'events:detail-type': detailType },
    resourcePolicy: busesOf(cloud).find(bus)?.policy,
  });
  const detail = parsedDetail(entry.Detail);
  const error = entryError(entry) ?? (detail === undefined ? MALFORMED : undefined);
  if (error || detail === undefined) {
    return error ?? MALFORMED;
  }
  if (!busesOf(cloud).find(bus)) {
    return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${busName(bus)} does not exist.` };
  }
  const event = busEvent(cloud, { source, detailType, detail, resources, time });
  busesOf(cloud).publish(bus, event);
  return { EventId: event.id };
}

const MALFORMED: EntryError = { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };

function entryError(entry: Entry): EntryError | undefined {
  const missing = (['Source', 'DetailType', 'Detail'] as const).find((field) => (entry[field] ?? '') === '');
  if (missing !== undefined) {
    return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.` };
  }
  return entry.Source?.startsWith('aws.')
    ? { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' }
    : undefined;
}

/** How deep details may be nested. */
const MAX_DEPTH = 1000;

/** The detail of an entry, which must be a JSON object. */
function parsedDetail(text = ''): object | undefined {
  try {
    if (depthOf(text) > MAX_DEPTH) {
      return undefined;
    }
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
}

/** How many lists and objects of a JSON text lie in each other. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g)) {
    depth += token === '[' || token === '{' ? 1 : token.startsWith('"') ? 0 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const EVENT_FIELDS = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

/** `TestEventPattern` */
export function testEventPattern(input: { EventPattern: string; Event: string }, { authorize }: CallContext): Promise<object> {
  authorize({ action: 'events:TestEventPattern', resource: '*' });
  const matches = parseEventPattern(input.EventPattern);
  const event = parsedDetail(input.Event);
  const missing = EVENT_FIELDS.find((field) => !event || !(field in event));
  if (missing !== undefined) {
    const reason = event ? `the field ${missing} is missing` : 'Invalid JSON';
    throw validation(`Parameter Event is not valid. Reason: ${reason}.`);
  }
  return Promise.resolve({ Result: matches(event) });
}

function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
