import { virtualTime } from '../cloudwatch/virtual-time';
import type { CallContext } from '../core/service';
import { authorizedGroup } from './group-access';
import { invalidParameter } from './invalid-parameter';
import { logsOf } from './log-store';
import type { LogEvent } from './log-stream';
import { streamOf } from './stream-operations';

const MAX_EVENTS = 10_000;
const MAX_BYTES = 1_048_576;
/** Bytes that each event counts beside its message. */
const EVENT_BYTES = 26;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How old and how new an event may be. */
const PAST_MS = 14 * DAY_MS;
const FUTURE_MS = 2 * HOUR_MS;

interface PutInput {
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly logEvents: readonly LogEvent[];
}

/** `PutLogEvents`: events that are too old or too new are left out, and told. */
export function putLogEvents({ logGroupName, logStreamName, logEvents }: PutInput, context: CallContext): object {
  const { cloud } = context;
  const group = authorizedGroup('logs:PutLogEvents', { logGroupName }, context, logStreamName);
  const stream = streamOf(group, logStreamName);
  const events = logEvents.map(({ timestamp, message }) => ({ timestamp: Math.trunc(virtualTime(timestamp, cloud.clock)), message }));
  assertBatch(logEvents);
  const now = cloud.clock.now();
  const tooOld = events.findLastIndex(({ timestamp }) => timestamp < now - PAST_MS) + 1;
  const tooNew = events.findIndex(({ timestamp }) => timestamp > now + FUTURE_MS);
  const valid = events.slice(tooOld, tooNew < 0 ? undefined : tooNew);
  if ((valid.at(-1)?.timestamp ?? 0) - (valid[0]?.timestamp ?? 0) > DAY_MS) {
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
  logsOf(cloud).append(group, stream, valid);
  const rejected = {
    ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
    ...(tooNew >= 0 ? { tooNewLogEventStartIndex: tooNew } : {}),
  };
  return { nextSequenceToken: '1', ...(Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {}) };
}

function assertBatch(events: readonly LogEvent[]): void {
  if (events.length === 0 || events.length > MAX_EVENTS) {
    const rule = events.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_EVENTS}`;
    throw invalidParameter(
      `1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have length ${rule}`,
    );
  }
  const bytes = events.reduce((total, { message }) => total + Buffer.byteLength(message) + EVENT_BYTES, 0);
  if (bytes > MAX_BYTES) {
    throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BYTES}`);
  }
  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
}
