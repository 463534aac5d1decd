import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { CreateModelPackageCommand, DescribeModelPackageCommand, UpdateModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { deliver } from '../../cli/demo/delivery';
import { brokenFile } from '../../cli/demo/flight-files';
import { dayOfFeatures, driftAlarmFires, monitored, replayTraffic, reportedScores } from '../../cli/demo/replay';
import type { FeatureRow } from '../../cli/demo/traffic';
import { requestPredictions } from '../../cli/demo/traffic';
import type { TrainingOutput } from '../../cli/demo/versions';
import { FLIGHT_DELAY, approve, train } from '../../cli/demo/versions';
import { production } from '../../config/production';
import { modelPackageGroupName } from '../../lib/config/names';
import { callLog } from '../../local/iam-service/call-log';
import { flightDelay } from '../../models/flight-delay/model';
import { TRAINING_RANGE, flightDays, rowsIn, withLines } from './flight-days';
import { environmentOf } from './client-environment';
import { deployments, describeEndpoint, liveParameter } from './live-version';
import type { LocalPlatform } from './local-platform';
import { startPlatform } from './local-platform';
import { queryRow } from './query-rows';
import { redeploy, stackStates } from './redeploy';

const FEATURES = flightDelay.features.map(({ name }) => name);
const GROUP = modelPackageGroupName(production.environment, flightDelay.name);
/** Rows that break the contract, by their line. */
const DAMAGE = {
  3: '2001-01-08 00:05:00,soon,370,ATL,ORD',
  9: '2001-01-08 00:20:00,12,370,Atlanta,ORD',
  12: '2001-01-08 00:25:00,12,370,ATL',
};

let platform: LocalPlatform;
let url: string;
let training: TrainingOutput;
let version: string;
let flights: FeatureRow[];

beforeAll(async () => {
  platform = await startPlatform(production, 'life-cycle');
  url = platform.output(FLIGHT_DELAY.serving, 'InferenceUrl');
});

afterAll(async () => {
  await platform.run.stop();
});

describe('ingestion', () => {
  test('counts every row once, good or quarantined, and no row of a file that comes twice', async () => {
    const days = await flightDays(TRAINING_RANGE.from, TRAINING_RANGE.to);
    const files = days.map((file) => (file.name === '2001-01-08.csv' ? withLines(file, DAMAGE) : file));
    const broken = brokenFile('2001-01-31');
    const lines = [...files, broken].reduce((sum, file) => sum + rowsIn(file), 0);
    const { rows, outcomes } = await deliver(platform, [...files, ...files.slice(9, 10), broken]);
    expect(outcomes).toEqual({ ingested: 25, rejected: 1, duplicate: 1 });
    expect(rows).toEqual({ in: 411_087, good: 411_082, quarantined: 5 });
    expect(rows.in).toBe(lines);
  });

  test('leaves exactly the good rows for queries', async () => {
    const found = await queryRow(platform, 'SELECT count(*), count(DISTINCT dt), min(dt), max(dt) FROM flights');
    expect(found).toEqual(['411082', '25', '2001-01-07', '2001-01-31']);
  });

  test('keeps each bad row with its line and its reason', async () => {
    const Bucket = platform.output('DataLake', 'QuarantineBucket');
    const { s3 } = platform.mlEngineer;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'flights/2001-01-08.csv/' }));
    expect(Contents).toHaveLength(1);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents[0]?.Key }));
    const lines = (await Body?.transformToString())?.trim().split('\n') ?? [];
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { line: 3, reason: expect.stringContaining('delay'), row: DAMAGE[3] },
      { line: 9, reason: expect.stringContaining('origin'), row: DAMAGE[9] },
      { line: 12, reason: 'the row has 4 fields, the contract has 5 columns', row: DAMAGE[12] },
    ]);
  });
});

describe('training', () => {
  test('does not train on too few rows, and says so', async () => {
    await expect(train(platform, FLIGHT_DELAY, { ...TRAINING_RANGE, from: '2001-01-18' })).resolves.toMatchObject({
      outcome: 'kept',
      reason: 'the snapshot is not fit to train on: the train split must have at least 100000 rows, got 63112',
    });
  });

  test('registers a version that passed its gates', async () => {
    training = await train(platform, FLIGHT_DELAY, TRAINING_RANGE);
    expect(training).toMatchObject({ outcome: 'registered', rows: { train: 245_268, validation: 51_144, test: 114_670 } });
    version = training.modelPackageArn ?? '';
    // XGBoost's threads add in another order each time, which moves the third digit.
    expect(training.metrics.auc.value).toBeGreaterThan(0.7);
    expect(training.metrics.auc.value).toBeLessThan(0.73);
  });

  test('leaves the approval to a person, with what the version was trained on', async () => {
    const { ModelApprovalStatus, CustomerMetadataProperties: metadata } = await platform.approver.sageMaker.send(
      new DescribeModelPackageCommand({ ModelPackageName: version }),
    );
    expect(ModelApprovalStatus).toBe('PendingManualApproval');
    expect(metadata).toMatchObject({ gate: 'passed', trainedFrom: TRAINING_RANGE.from, trainedTo: TRAINING_RANGE.to });
    expect(Number(metadata?.['auc'])).toBeCloseTo(training.metrics.auc.value, 6);
    const evaluation = { Bucket: platform.output('DataLake', 'ArtifactsBucket'), Key: metadata?.['evaluationKey'] };
    await expect(platform.approver.s3.send(new GetObjectCommand(evaluation))).resolves.toBeDefined();
  });
});

describe('approval', () => {
  const missing = (persona: string, action: string): string =>
    `no identity policy of role plumbline-production-${persona} allows ${action} on arn:aws:`;

  test('is not for the ML engineer', async () => {
    const approval = new UpdateModelPackageCommand({ ModelPackageArn: version, ModelApprovalStatus: 'Approved' });
    await expect(platform.mlEngineer.sageMaker.send(approval)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(missing('ml-engineer', 'sagemaker:UpdateModelPackage')),
    });
  });

  test('is all that the Approver may do: no versions of their own, no rows of data', async () => {
    const { sageMaker, s3 } = platform.approver;
    await expect(sageMaker.send(new CreateModelPackageCommand({ ModelPackageGroupName: GROUP }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(missing('approver', 'sagemaker:CreateModelPackage')),
    });
    const features = { Bucket: platform.output('DataLake', 'FeaturesBucket'), Key: 'flight-delay/snapshots/any/train/any.csv' };
    await expect(s3.send(new GetObjectCommand(features))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(missing('approver', 's3:GetObject')),
    });
  });

  test('deploys the version', async () => {
    const deployed = { outcome: 'deployed', modelPackageArn: version, version: 1, previousArn: 'none' };
    await expect(approve(platform, FLIGHT_DELAY, version, 'reviewed')).resolves.toEqual(deployed);
    await expect(liveParameter(platform)).resolves.toBe(version);
    await expect(deployments(platform)).resolves.toMatchObject([{ ...deployed, model: flightDelay.name }]);
    await expect(describeEndpoint(platform)).resolves.toMatchObject({
      EndpointStatus: 'InService',
      ProductionVariants: [{ VariantName: 'AllTraffic', CurrentInstanceCount: 2 }],
      DataCaptureConfig: { EnableCapture: true, CurrentSamplingPercentage: 100 },
    });
  });
});

describe('inference', () => {
  const answer = async (rows: readonly FeatureRow[], caller = platform.mlEngineer): Promise<{ status: number; body: unknown }> => {
    const response = await requestPredictions(url, caller.config, rows);
    return { status: response.status, body: await response.json() };
  };

  beforeAll(async () => {
    await platform.passTo('2001-02-01T06:00:00Z');
    await deliver(platform, await flightDays('2001-02-01', '2001-02-02'));
    flights = await dayOfFeatures(platform, '2001-02-01', '2001-02-02', FEATURES);
  });

  test.each([1, 50])('answers %d rows with a score and a label each', async (count) => {
    const { status, body } = await answer(flights.slice(0, count));
    const { modelVersion, inferenceId, predictions } = body as Record<string, never> & {
      predictions: { id: string; score: number; label: number }[];
    };
    expect({ status, modelVersion }).toEqual({ status: 200, modelVersion: 1 });
    expect(predictions.map(({ id }) => id)).toEqual(flights.slice(0, count).map((_, row) => `${String(inferenceId)}#${row}`));
    expect(predictions.every(({ score, label }) => label === Number(score >= flightDelay.decisionThreshold))).toBe(true);
  });

  test('refuses more than 50 rows', async () => {
    const problems = [{ rule: 'rows must be a list of 1 to 50 objects' }];
    await expect(answer(flights.slice(0, 51))).resolves.toMatchObject({ status: 400, body: { problems } });
  });

  test('names row, field and rule of what is wrong', async () => {
    const rows = flights.slice(0, 3).map((row, index) => (index === 1 ? { ...row, gate: 'B4', distance: 0 } : row));
    const problems = [
      { row: 1, field: 'distance', rule: 'must be at least 1, got 0' },
      { row: 1, field: 'gate', rule: 'is not a feature of the model' },
    ];
    await expect(answer(rows)).resolves.toMatchObject({ status: 400, body: { problems } });
  });

  test('is for those who sign and are allowed', async () => {
    const unsigned = await fetch(url, { method: 'POST', body: JSON.stringify({ rows: flights.slice(0, 1) }) });
    expect(unsigned.status).toBe(403);
    await expect(answer(flights.slice(0, 1), platform.approver)).resolves.toMatchObject({ status: 403 });
  });
});

describe('monitoring', () => {
  const judged = (nextDay: string): ReturnType<typeof monitored> =>
    monitored(platform, FLIGHT_DELAY, () => platform.passTo(`${nextDay}T00:31:00Z`));

  test('compares a day of traffic with the baseline, column by column', async () => {
    await expect(replayTraffic(platform, FLIGHT_DELAY, flights)).resolves.toBe(2400);
    const seen = await judged('2001-02-02');
    // All that was predicted on the day: the replay and 51 rows before; not the probes of the promotion.
    expect(seen).toMatchObject({ verdict: 'drift', column: 'destination_mean_delay', rows: 2451 });
    expect(seen.score).toBeCloseTo(0.2123, 3);
    const scores = await reportedScores(platform, seen);
    expect(Object.keys(scores)).toEqual(FEATURES.filter((name) => name !== 'weekday'));
    expect(scores[seen.column ?? '']).toBe(Math.max(...Object.values(scores)));
    expect(scores[seen.column ?? '']).toBe(seen.score);
  });

  test('looks at each day by itself', async () => {
    await platform.passTo('2001-02-02T01:00:00Z');
    await deliver(platform, await flightDays('2001-02-02', '2001-02-03'));
    const day = await dayOfFeatures(platform, '2001-02-02', '2001-02-03', FEATURES);
    await replayTraffic(platform, FLIGHT_DELAY, day);
    const seen = await judged('2001-02-03');
    expect(seen).toMatchObject({ verdict: 'no-drift', column: 'destination_mean_delay', rows: 2400 });
    expect(seen.score).toBeCloseTo(0.0584, 4);
  });

  test('gives no verdict on too few rows', async () => {
    await platform.passTo('2001-02-03T01:00:00Z');
    await replayTraffic(platform, FLIGHT_DELAY, flights.slice(0, 120));
    await expect(judged('2001-02-04')).resolves.toMatchObject({ verdict: 'not-enough-data', rows: 120 });
    await expect(driftAlarmFires(platform, FLIGHT_DELAY)).resolves.toBe(false);
  });
});

describe('the audit trail', () => {
  const audit = (action: string): Promise<{ stdout: string }> =>
    promisify(execFile)(process.execPath, ['dist/cli/plumbline.js', 'audit', action, '--environment', production.environment], {
      env: { PATH: process.env['PATH'], ...environmentOf(platform.auditor.config) },
    });

  test('tells the auditor who approved and deployed the version', async () => {
    const { stdout } = await audit('list');
    expect(stdout).toContain('approved');
    expect(stdout).toContain('plumbline-production-approver');
    expect(stdout).toContain('deployed');
  });

  test('is verified by the command line', async () => {
    const { stdout } = await audit('verify');
    expect(stdout).toMatch(/^intact: \d+ records; head [0-9a-f]{64}/);
  });
});

describe('a second deployment', () => {
  test('of the same templates touches nothing', async () => {
    const before = [await stackStates(platform), await describeEndpoint(platform)];
    await redeploy(platform);
    expect([await stackStates(platform), await describeEndpoint(platform)]).toEqual(before);
    await expect(liveParameter(platform)).resolves.toBe(version);
  });

  test('of changed templates keeps every resource, the endpoint and its version', async () => {
    const before = await stackStates(platform);
    const endpoint = await describeEndpoint(platform);
    await redeploy(platform, {
      'AWS::Lambda::Function': ({ Properties }) => ({ MemorySize: Number(Properties?.['MemorySize']) + 128 }),
      'AWS::CloudWatch::Alarm': () => ({ AlarmDescription: 'in other words' }),
    });
    const after = await stackStates(platform);
    expect(after.map(({ name, resources }) => ({ name, resources }))).toEqual(before.map(({ name, resources }) => ({ name, resources })));
    const updated = after.filter(({ status }) => status === 'UPDATE_COMPLETE').map(({ name }) => name);
    expect(updated).toEqual(expect.arrayContaining(['Production-FlightDelay-Serving', 'Production-FlightDelay-Endpoint']));
    expect(await describeEndpoint(platform)).toEqual(endpoint);
    await expect(liveParameter(platform)).resolves.toBe(version);
    await expect(replayTraffic(platform, FLIGHT_DELAY, flights.slice(0, 60))).resolves.toBe(60);
  });
});

test('no call of the whole life cycle was denied but those that were meant to be', () => {
  const log = callLog(platform.run.cloud);
  expect(log.rows().filter(({ allowed }) => !allowed)).toMatchObject([
    { role: 'plumbline-production-approver', action: 'execute-api:Invoke', calls: 1 },
    { role: 'plumbline-production-approver', action: 's3:GetObject', calls: 1 },
    { role: 'plumbline-production-approver', action: 'sagemaker:CreateModelPackage', calls: 1 },
    { role: 'plumbline-production-ml-engineer', action: 'sagemaker:UpdateModelPackage', calls: 1 },
  ]);
  expect(log.totals()).toEqual({ made: expect.any(Number), denied: 4 });
});
