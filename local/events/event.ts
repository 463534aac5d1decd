import { randomUUID } from 'node:crypto';
import type { Cloud, ServiceEvent } from '../core/cloud';

/** An event as rules match it and targets get it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** To the second: `2001-02-16T00:30:00Z` */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
  /** Name of the replay that the event comes from. */
  readonly 'replay-name'?: string;
}

/** Puts an event into its envelope. */
export function busEvent(cloud: Cloud, { source, detailType, detail, resources = [], time = cloud.clock.date() }: ServiceEvent): BusEvent {
  const { account, region } = cloud.options;
  const seconds = `${time.toISOString().slice(0, 19)}Z`;
  return { version: '0', id: randomUUID(), 'detail-type': detailType, source, account, time: seconds, region, resources, detail };
}
