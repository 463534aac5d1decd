import { join } from 'node:path';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { embeddedMetrics } from './embedded-metrics';
import type { LogEvent } from './log-stream';
import { LogStream } from './log-stream';
import type { MetricFilter } from './metric-filter';
import { applyMetricFilter } from './metric-filter';

/** A log group with its streams. */
export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  retentionInDays?: number;
  readonly streams: Map<string, LogStream>;
  readonly metricFilters: Map<string, MetricFilter>;
}

/** The log groups of one cloud. */
export class LogStore {
  private readonly groups = new Map<string, LogGroup>();

  constructor(private readonly cloud: Cloud) {}

  /** Makes a log group, or returns the one that exists. */
  put(name: string): LogGroup {
    const known = this.groups.get(name);
    if (known) {
      return known;
    }
    const arn = this.cloud.arn('logs', `log-group:${name}`);
    const group = { name, arn, createdAt: Math.trunc(this.cloud.clock.now()), streams: new Map(), metricFilters: new Map() };
    this.groups.set(name, group);
    return group;
  }

  remove(name: string): void {
    this.groups.delete(name);
  }

  /** The log group with this name or ARN; throws `ResourceNotFoundException`. */
  group(nameOrArn: string): LogGroup {
    const name = nameOrArn.split(':log-group:').at(-1)?.replace(/:\*$/, '') ?? nameOrArn;
    const group = this.groups.get(name);
    if (!group) {
      throw new AwsError('ResourceNotFoundException', `The specified log group does not exist: ${name}`);
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
    const stream = new LogStream(name, Math.trunc(this.cloud.clock.now()), file);
    group.streams.set(name, stream);
    return stream;
  }

  /** Appends events, and records the metrics that are embedded in them or that metric filters find. */
  append(group: LogGroup, stream: LogStream, events: readonly LogEvent[]): void {
    stream.append(events);
    for (const event of events) {
      for (const metric of embeddedMetrics(event, this.cloud.clock)) {
        this.cloud.ports.metric(metric);
      }
      for (const filter of group.metricFilters.values()) {
        applyMetricFilter(this.cloud, filter, event);
      }
    }
  }

  /** Writes what is still in memory. */
  flush(): void {
    for (const group of this.groups.values()) {
      for (const stream of group.streams.values()) {
        stream.flush();
      }
    }
  }
}

/** The log store of a cloud. */
export const logsOf = perCloud((cloud) => new LogStore(cloud));
