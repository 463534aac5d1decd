import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { gunzipSync } from 'node:zlib';
import { executionArns, newOutputs, runExecution } from './executions';
import type { Platform } from './platform';
import type { AnsweredRequest, FeatureRow } from './traffic';
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

/** A flight as the model sees it. */
export interface FlightFeatures {
  readonly recordId: string;
  readonly features: FeatureRow;
}

/** An even sample of a day's features without labels. */
export async function dayOfFeatures(platform: Platform, day: string, nextDay: string, features: readonly string[]): Promise<FeatureRow[]> {
  return (await dayOfFlights(platform, day, nextDay, features)).map((flight) => flight.features);
}

/** Computes a day's features in score mode, as the data scientist, and returns an even sample of the flights. */
export async function dayOfFlights(
  platform: Platform,
  day: string,
  nextDay: string,
  features: readonly string[],
): Promise<FlightFeatures[]> {
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
  const rows = files.flatMap((file) =>
    file
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as FeatureRow),
  );
  rows.sort((a, b) => (String(a['record_id']) < String(b['record_id']) ? -1 : 1));
  return evenSample(rows, ROWS_A_DAY).map((row) => ({
    recordId: String(row['record_id']),
    features: Object.fromEntries(features.map((name) => [name, row[name] ?? null])),
  }));
}

/** Sends the rows as live traffic; returns the number of predictions. */
export async function replayTraffic(platform: Platform, stacks: ModelStacks, rows: readonly FeatureRow[]): Promise<number> {
  return predictionsOf(await replayRequests(platform, stacks, rows));
}

/** Sends the rows as live traffic; returns the answered requests. */
export function replayRequests(platform: Platform, stacks: ModelStacks, rows: readonly FeatureRow[]): Promise<AnsweredRequest[]> {
  return sendTraffic(platform.output(stacks.serving, 'InferenceUrl'), platform.mlEngineer.config, rows);
}

/** Predictions in answered requests. */
export function predictionsOf(requests: readonly AnsweredRequest[]): number {
  return requests.reduce((sum, { rows }) => sum + rows, 0);
}

/** Lets `pass` move the clock past the monitor's schedule, and waits for its verdict on the day. */
export async function monitored(platform: Platform, stacks: ModelStacks, pass: () => Promise<void>): Promise<Monitored> {
  const verdict = await nextOutput<Monitored>(platform, platform.output(stacks.monitoring, 'MonitoringWorkflowArn'));
  await pass();
  return verdict();
}

/** Notes which executions a state machine has had; the function that it returns waits for the next one and returns its output. */
export async function nextOutput<T>({ mlEngineer: { states } }: Platform, workflow: string): Promise<() => Promise<T>> {
  const known = await executionArns(states, workflow);
  return async () => {
    const [output] = await newOutputs<T>(states, workflow, known, 1);
    if (output === undefined) {
      throw new Error(`the schedule must start ${workflow} once a day`);
    }
    return output;
  };
}

/** Whether the model's drift alarm fires. */
export function driftAlarmFires(platform: Platform, stacks: ModelStacks): Promise<boolean> {
  return alarmFires(platform, platform.output(stacks.monitoring, 'DriftAlarmName'));
}

/** Whether an alarm fires. */
export async function alarmFires(platform: Platform, name: string): Promise<boolean> {
  const { MetricAlarms = [] } = await platform.mlEngineer.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return MetricAlarms[0]?.StateValue === 'ALARM';
}

/** Scores of the compared columns, as the auditor reads them in the day's report. */
export async function reportedScores(platform: Platform, { reportKey }: Monitored): Promise<Record<string, number>> {
  if (reportKey === undefined) {
    return {};
  }
  type Column = { name: string; score: number | null };
  const { columns } = await readReport<{ columns: Column[] }>(platform, reportKey);
  return Object.fromEntries(columns.flatMap(({ name, score }) => (score === null ? [] : [[name, score]])));
}

/** A report in the monitoring bucket, as the auditor reads it. */
export async function readReport<T>(platform: Platform, key: string): Promise<T> {
  const Bucket = platform.output('DataLake', 'MonitoringBucket');
  const { Body } = await platform.auditor.s3.send(new GetObjectCommand({ Bucket, Key: key }));
  return JSON.parse((await Body?.transformToString()) ?? '') as T;
}
