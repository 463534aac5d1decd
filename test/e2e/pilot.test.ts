import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { DescribeEndpointConfigCommand, DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { deliver } from '../../cli/demo/delivery';
import { newOutputs } from '../../cli/demo/executions';
import { dayOfFeatures, monitored, replayTraffic, reportedScores } from '../../cli/demo/replay';
import type { FeatureRow } from '../../cli/demo/traffic';
import { requestPredictions } from '../../cli/demo/traffic';
import type { PromotionOutput } from '../../cli/demo/versions';
import { FLIGHT_DELAY } from '../../cli/demo/versions';
import { pilot } from '../../config/pilot';
import { callLog } from '../../local/iam-service/call-log';
import { flightDelay } from '../../models/flight-delay/model';
import { trainFirstVersion } from './first-version';
import { flightDays } from './flight-days';
import { describeEndpoint, liveParameter } from './live-version';
import type { LocalPlatform } from './local-platform';
import { startPlatform } from './local-platform';

const FEATURES = flightDelay.features.map(({ name }) => name);

const csv = (rows: readonly FeatureRow[]): string => rows.map((row) => FEATURES.map((name) => String(row[name])).join(',')).join('\n');

let platform: LocalPlatform;
let version: string;
let flights: FeatureRow[];

beforeAll(async () => {
  platform = await startPlatform(pilot, 'pilot');
});

afterAll(async () => {
  await platform.run.stop();
});

test('there is no endpoint before the first version: 503, and it says so', async () => {
  const row = Object.fromEntries(flightDelay.features.map(({ name, type, min }) => [name, type === 'string' ? 'ATL' : (min ?? 0)]));
  const response = await requestPredictions(platform.output(FLIGHT_DELAY.serving, 'InferenceUrl'), platform.mlEngineer.config, [row]);
  await expect(response.json()).resolves.toEqual({ message: 'endpoint plumbline-pilot-flight-delay has no model yet' });
  expect(response.status).toBe(503);
});

describe('the first version', () => {
  test('is trained, approved by policy and deployed without any person', async () => {
    version = await trainFirstVersion(platform);
    const workflow = platform.output(FLIGHT_DELAY.serving, 'PromotionWorkflowArn');
    const promotions = await newOutputs<PromotionOutput>(platform.mlEngineer.states, workflow, [], 1);
    expect(promotions).toEqual([{ outcome: 'deployed', modelPackageArn: version, version: 1, previousArn: 'none' }]);
    await expect(liveParameter(platform)).resolves.toBe(version);
  });

  test('carries why it was approved', async () => {
    const found = await platform.approver.sageMaker.send(new DescribeModelPackageCommand({ ModelPackageName: version }));
    expect(found).toMatchObject({
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: expect.stringMatching(/^approved automatically by policy: passed the gates with AUC 0\.7/),
    });
  });

  test('runs on an endpoint that costs nothing while it is idle', async () => {
    const { EndpointStatus, EndpointConfigName } = await describeEndpoint(platform);
    expect(EndpointStatus).toBe('InService');
    const config = await platform.admin.sageMaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName }));
    expect(config.ProductionVariants).toMatchObject([{ ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 10 } }]);
    expect(config.DataCaptureConfig).toBeUndefined();
  });
});

describe('predictions', () => {
  beforeAll(async () => {
    await platform.passTo('2001-02-01T06:00:00Z');
    await deliver(platform, await flightDays('2001-02-01', '2001-02-02'));
    flights = await dayOfFeatures(platform, '2001-02-01', '2001-02-02', FEATURES);
  });

  test('are captured by the inference function as lines of Model Monitor', async () => {
    await replayTraffic(platform, FLIGHT_DELAY, flights.slice(0, 3));
    const { s3 } = platform.admin;
    const Bucket = platform.output('DataLake', 'MonitoringBucket');
    const Prefix = 'capture/plumbline-pilot-flight-delay/AllTraffic/2001/02/01/';
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
    expect(Contents).toHaveLength(1);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents[0]?.Key }));
    const record = JSON.parse((await Body?.transformToString()) ?? '') as Record<'captureData' | 'eventMetadata', Record<string, unknown>>;
    const side = { observedContentType: 'text/csv', encoding: 'CSV' };
    expect(record).toEqual({
      captureData: {
        endpointInput: { ...side, mode: 'INPUT', data: csv(flights.slice(0, 3)) },
        endpointOutput: { ...side, mode: 'OUTPUT', data: expect.stringMatching(/^(0\.\d{6}\n){3}$/) },
      },
      eventMetadata: {
        eventId: record.eventMetadata['inferenceId'],
        inferenceId: expect.any(String),
        inferenceTime: expect.stringMatching(/^2001-02-01T\d{2}:\d{2}:\d{2}Z$/),
      },
      eventVersion: '0',
    });
  });

  test('are what the monitor sees', async () => {
    await expect(replayTraffic(platform, FLIGHT_DELAY, flights)).resolves.toBe(2400);
    const seen = await monitored(platform, FLIGHT_DELAY, () => platform.passTo('2001-02-02T00:31:00Z'));
    expect(seen).toMatchObject({ verdict: 'drift', column: 'destination_mean_delay', rows: 2403, unreadable: 0 });
    expect(seen.score).toBeCloseTo(0.2261, 3);
    expect(Object.keys(await reportedScores(platform, seen))).toHaveLength(8);
  });
});

test('no call was denied', () => {
  expect(
    callLog(platform.run.cloud)
      .rows()
      .filter(({ allowed }) => !allowed),
  ).toEqual([]);
});
