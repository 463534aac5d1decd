import { gzipSync } from 'node:zlib';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Matcher } from './matcher';
import { filterPattern } from './filter-pattern';
import type { StoredEvent } from './log-stream';

/** Real time in which events are gathered for one delivery, in milliseconds. */
const GATHER_MS = 100;

/** What a subscription filter is made of. */
export interface SubscriptionDefinition {
  readonly name: string;
  readonly logGroup: { readonly name: string; readonly arn: string };
  readonly pattern: string;
  /** ARN of the function. */
  readonly destinationArn: string;
}

/** Hands the events of a group that match a pattern to a function, as gzip in base64. */
export class SubscriptionFilter {
  readonly createdAt: number;
  private readonly matches: Matcher;
  private readonly pending = new Map<string, StoredEvent[]>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly cloud: Cloud,
    readonly definition: SubscriptionDefinition,
  ) {
    if (definition.destinationArn.split(':')[2] !== 'lambda') {
      throw new NotEmulated(`the destination ${definition.destinationArn} of a subscription filter`);
    }
    this.matches = filterPattern(definition.pattern);
    this.createdAt = Math.trunc(cloud.clock.now());
  }

  /** Takes the events that match. */
  offer(stream: string, events: readonly StoredEvent[]): void {
    const taken = events.filter(({ message }) => this.matches(message) !== undefined);
    if (taken.length > 0) {
      this.pending.set(stream, [...(this.pending.get(stream) ?? []), ...taken]);
      this.timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
    }
  }

  /** Delivers what is gathered, a delivery for each stream; never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const deliveries = [...this.pending];
    this.pending.clear();
    await Promise.all(deliveries.map(async ([stream, events]) => this.deliver(stream, events)));
  }

  private async deliver(logStream: string, events: readonly StoredEvent[]): Promise<void> {
    const { cloud, definition } = this;
    const { account } = cloud.options;
    const data = {
      messageType: 'DATA_MESSAGE',
      owner: account,
      logGroup: definition.logGroup.name,
      logStream,
      subscriptionFilters: [definition.name],
      logEvents: events.map(({ eventId, timestamp, message }) => ({ id: eventId, timestamp, message })),
    };
    const event = { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } };
    const input = { FunctionName: definition.destinationArn, InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(event)) };
    const context = { 'aws:SourceArn': `${definition.logGroup.arn}:*`, 'aws:SourceAccount': account };
    try {
      await cloud.call({ kind: 'service', arn: 'logs.amazonaws.com', context }, 'lambda', 'Invoke', input);
    } catch (error) {
      cloud.ports.log('/plumbline/failed-deliveries', 'logs', [
        `ERROR subscription filter ${definition.name} of ${definition.logGroup.name} -> ${definition.destinationArn}: ${String(error)}`,
      ]);
    }
  }
}
