import { join } from 'node:path';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { PolicyDocument } from '../core/service';
import { embeddedMetrics } from './embedded-metrics';
import type { LogEvent } from './log-stream';
import { LogStream } from './log-stream';
import type { MetricFilter } from './metric-filter';
import { applyMetricFilter } from './metric-filter';
import type { SubscriptionFilter } from './subscription-filter';

/** A log group with its streams. */
export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  retentionInDays?: number;
  tags: Readonly<Record<string, string>>;
  readonly streams: Map<string, LogStream>;
  readonly metricFilters: Map<string, MetricFilter>;
  readonly subscriptionFilters: Map<string, SubscriptionFilter>;
}

/** The log groups of one cloud. */
export class LogStore {
  private readonly groups = new Map<string, LogGroup>();
  private readonly policies = new Map<string, PolicyDocument>();
  private allPolicies?: PolicyDocument;
  private streamCount = 0;

  constructor(private readonly cloud: Cloud) {}

  /** Makes a log group, or returns the one that exists. */
  put(name: string): LogGroup {
    const known = this.groups.get(name);
    if (known) {
      return known;
    }
    const group = {
      name,
      arn: this.cloud.arn('logs', `log-group:${name}`),
      createdAt: Math.trunc(this.cloud.clock.now()),
      tags: {},
      streams: new Map<string, LogStream>(),
      metricFilters: new Map<string, MetricFilter>(),
      subscriptionFilters: new Map<string, SubscriptionFilter>(),
    };
    this.groups.set(name, group);
    return group;
  }

  /** Removes a group with its events. */
  remove(name: string): void {
    for (const stream of this.groups.get(name)?.streams.values() ?? []) {
      stream.delete();
    }
    this.groups.delete(name);
  }

  find(name: string): LogGroup | undefined {
    return this.groups.get(name);
  }

  /** The log group with this name or ARN; throws `ResourceNotFoundException`. */
  group(nameOrArn: string): LogGroup {
    const name = nameOrArn.split(':log-group:').at(-1)?.replace(/:\*$/, '') ?? nameOrArn;
    const group = this.groups.get(name);
    if (!group) {
      throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
    }
    return group;
  }

  list(): LogGroup[] {
    return [...this.groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A stream of a group, made when it is missing. */
  stream(group: LogGroup, name: string): LogStream {
    const known = group.streams.get(name);
    if (known) {
      return known;
    }
    const file = join(this.cloud.options.dataDir, 'logs', ...group.name.split('/').filter(Boolean), `${name.replaceAll('/', '-')}.log`);
    const stream = new LogStream(name, Math.trunc(this.cloud.clock.now()), file, this.streamCount++);
    group.streams.set(name, stream);
    return stream;
  }

  /** Appends events: metrics that are embedded in them or that filters find are recorded, subscribers get them. */
  append(group: LogGroup, stream: LogStream, events: readonly LogEvent[]): void {
    const stored = stream.append(events);
    for (const event of stored) {
      for (const metric of embeddedMetrics(event, this.cloud.clock)) {
        this.cloud.ports.metric(metric);
      }
      for (const filter of group.metricFilters.values()) {
        applyMetricFilter(this.cloud, filter, event);
      }
    }
    for (const filter of group.subscriptionFilters.values()) {
      filter.offer(stream.name, stored);
    }
  }

  /** Sets the account's policy of this name, or removes it. */
  setPolicy(name: string, document: PolicyDocument | undefined): void {
    if (document) {
      this.policies.set(name, document);
    } else {
      this.policies.delete(name);
    }
    const statements = [...this.policies.values()].flatMap(({ Statement }) => [Statement].flat());
    this.allPolicies = statements.length > 0 ? { Version: '2012-10-17', Statement: statements } : undefined;
  }

  /** The account's policies on its log groups, as one. */
  get policy(): PolicyDocument | undefined {
    return this.allPolicies;
  }

  /** The account's policies by name. */
  get policyList(): readonly (readonly [name: string, document: PolicyDocument])[] {
    return [...this.policies];
  }

  /** Writes what is still in memory, and hands subscribers what waits for them. */
  async flush(): Promise<void> {
    for (const group of this.groups.values()) {
      for (const stream of group.streams.values()) {
        stream.flush();
      }
      await Promise.all([...group.subscriptionFilters.values()].map(async (filter) => filter.flush()));
    }
  }
}

/** The log store of a cloud. */
export const logsOf = perCloud((cloud) => new LogStore(cloud));
