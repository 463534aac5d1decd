import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Platform } from './platform';
import type { AnsweredRequest } from './traffic';

/** Labels of a day's predictions, as the system that learns the outcomes has them. */
export interface DayLabels {
  readonly endpointName: string;
  /** Day of the predictions. */
  readonly day: string;
  /** Hour in which the outcomes are collected, `YYYY-MM-DDTHH`, in UTC. */
  readonly hour: string;
  readonly requests: readonly AnsweredRequest[];
  /** By row of all requests, in the order in which they were sent. */
  readonly labels: readonly number[];
}

/** Delivers the labels of a day's predictions as one of Model Monitor's ground-truth files. */
export async function deliverLabels(platform: Platform, { endpointName, day, hour, requests, labels }: DayLabels): Promise<void> {
  const lines = requests.map(({ inferenceId, start, rows }) => groundTruth(inferenceId, labels.slice(start, start + rows)));
  const Key = `labels/${endpointName}/${hour.replace(/[-T]/g, '/')}/outcomes-of-${day}.jsonl`;
  await platform.admin.s3.send(
    new PutObjectCommand({ Bucket: platform.output('DataLake', 'MonitoringBucket'), Key, Body: lines.join('') }),
  );
}

function groundTruth(eventId: string, labels: readonly number[]): string {
  return `${JSON.stringify({
    groundTruthData: { data: labels.join('\n'), encoding: 'CSV' },
    eventMetadata: { eventId },
    eventVersion: '0',
  })}\n`;
}
