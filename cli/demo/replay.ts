import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { gunzipSync } from 'node:zlib';
import { executionArns, newOutputs, runExecution } from './executions';
import type { Platform } from './platform';
import type { FeatureRow } from './traffic';
import { evenSample, sendTraffic } from './traffic';
import type { ModelStacks } from './versions';

/** Rows that are sent as live traffic a day. */
const ROWS_A_DAY = 2400;

/** The model's verdict on a day. */
export interface Monitored {
  readonly verdict: 'drift' | 'no-drift' | 'not-enough-data' | 'no-model';
  readonly score: number;
  readonly column: string | null;
  readonly rows: number;
  /** Key of the report in the monitoring bucket. */
  readonly reportKey?: string;
}

/** Computes a day's features in score mode, as the data scientist, and returns an even sample of them without labels. */
export async function dayOfFeatures(platform: Platform, day: string, nextDay: string, features: readonly string[]): Promise<FeatureRow[]> {
  const { states, s3 } = platform.dataScientist;
  const workflow = platform.output('Features', 'FlightDelayWorkflowArn');
  const { prefix } = await runExecution<{ prefix: string }>(states, workflow, { mode: 'score', from: day, to: nextDay });
  const bucket = platform.output('DataLake', 'FeaturesBucket');
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  const files = await Promise.all(
    Contents.filter(({ Key = '' }) => !Key.endsWith('manifest.json')).map(async ({ Key }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString('utf8');
    }),
  );
  const rows = files.flatMap((file) => file.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as FeatureRow));
  rows.sort((a, b) => (String(a['record_id']) < String(b['record_id']) ? -1 : 1));
  return evenSample(rows, ROWS_A_DAY).map((row) => Object.fromEntries(features.map((name) => [name, row[name] ?? null])));
}

/** Sends the rows as live traffic; returns the number of predictions. */
export function replayTraffic(platform: Platform, stacks: ModelStacks, rows: readonly FeatureRow[]): Promise<number> {
  return sendTraffic(platform.output(stacks.serving, 'InferenceUrl'), platform.mlEngineer.config, rows);
}

/** Lets `pass` move the clock past the monitor's schedule, and waits for its verdict on the day. */
export async function monitored(platform: Platform, stacks: ModelStacks, pass: () => Promise<void>): Promise<Monitored> {
  const { states } = platform.mlEngineer;
  const workflow = platform.output(stacks.monitoring, 'MonitoringWorkflowArn');
  const known = await executionArns(states, workflow);
  await pass();
  const [verdict] = await newOutputs<Monitored>(states, workflow, known, 1);
  if (verdict === undefined) {
    throw new Error('the schedule must start the monitor once a day');
  }
  return verdict;
}

/** Whether the model's drift alarm fires. */
export async function driftAlarmFires(platform: Platform, stacks: ModelStacks): Promise<boolean> {
  const name = platform.output(stacks.monitoring, 'DriftAlarmName');
  const { MetricAlarms = [] } = await platform.mlEngineer.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return MetricAlarms[0]?.StateValue === 'ALARM';
}

/** Scores of the compared columns, as the auditor reads them in the day's report. */
export async function reportedScores(platform: Platform, { reportKey }: Monitored): Promise<Record<string, number>> {
  if (reportKey === undefined) {
    return {};
  }
  const Bucket = platform.output('DataLake', 'MonitoringBucket');
  const { Body } = await platform.auditor.s3.send(new GetObjectCommand({ Bucket, Key: reportKey }));
  const { columns } = JSON.parse((await Body?.transformToString()) ?? '') as { columns: { name: string; verdict: string; score: number }[] };
  return Object.fromEntries(columns.filter(({ verdict }) => verdict !== 'not-compared').map(({ name, score }) => [name, score]));
}
