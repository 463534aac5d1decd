import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetTableCommand, GlueClient } from '@aws-sdk/client-glue';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ListModelPackagesCommand, ListModelsCommand, ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { deliver } from '../../cli/demo/delivery';
import { executionArns, waitFor } from '../../cli/demo/executions';
import { requestPredictions } from '../../cli/demo/traffic';
import { FLIGHT_DELAY, approve, train } from '../../cli/demo/versions';
import { production } from '../../config/production';
import { databaseName, modelPackageGroupName } from '../../lib/config/names';
import { flightDelay } from '../../models/flight-delay/model';
import type { CliPlatform } from './cli-platform';
import { startCli } from './cli-platform';
import { TRAINING_RANGE, flightDays, joined } from './flight-days';
import { survivors } from './processes';
import { queryRow } from './query-rows';
import { withTrainingCode } from './training-code';

const GROUP = modelPackageGroupName(production.environment, flightDelay.name);

let platform: CliPlatform;

beforeAll(async () => {
  platform = await startCli(production, 'kill');
});

afterAll(async () => {
  await platform.command.end('SIGKILL');
});

describe('a function that is killed in the middle of a file', () => {
  async function curatedKeys(): Promise<string[]> {
    const glue = new GlueClient(platform.dataScientist.config);
    const { Table } = await glue.send(new GetTableCommand({ DatabaseName: databaseName(production.environment), Name: 'flights' }));
    const [, Bucket, Prefix] = /^s3:\/\/([^/]+)\/(.*)$/.exec(Table?.StorageDescriptor?.Location ?? '') ?? [];
    const { Contents = [] } = await platform.admin.s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.map(({ Key = '' }) => Key);
  }

  test('is started again, and no row is lost or doubled', async () => {
    const month = joined('2001-01.csv', await flightDays(TRAINING_RANGE.from, TRAINING_RANGE.to));
    const delivery = deliver(platform, [month]);
    const stored = await waitFor('the first part of the file', async () => {
      const keys = await curatedKeys();
      return keys.length > 0 ? keys.length : undefined;
    });
    const [ingest, ...others] = platform.processes('FlightsIngestionIngest');
    process.kill(ingest?.pid ?? NaN, 'SIGKILL');
    expect(others).toEqual([]);
    expect(stored).toBeLessThan(25);
    await expect(delivery).resolves.toEqual({
      rows: { in: 411_085, good: 411_085, quarantined: 0 },
      outcomes: { ingested: 1, rejected: 0, duplicate: 0 },
    });
    await expect(queryRow(platform, 'SELECT count(*), count(DISTINCT dt) FROM flights')).resolves.toEqual(['411085', '25']);
    await expect(curatedKeys()).resolves.toHaveLength(25);
  });

  test('is in the history of the execution', async () => {
    const workflow = platform.output('DataLake', 'FlightsIngestionWorkflowArn');
    const [executionArn] = await executionArns(platform.mlEngineer.states, workflow);
    const { events = [] } = await platform.admin.states.send(new GetExecutionHistoryCommand({ executionArn }));
    const failures = events.flatMap(({ taskFailedEventDetails: details }) => (details === undefined ? [] : [details]));
    expect(failures).toMatchObject([{ error: 'Runtime.ExitError', cause: expect.stringContaining('signal: killed') }]);
  });
});

describe('a training script that fails', () => {
  test('fails the training with its reason', async () => {
    await withTrainingCode(platform, { 'train.py': 'raise SystemExit("there is no label in the rows")' }, async () => {
      await expect(train(platform, FLIGHT_DELAY, TRAINING_RANGE)).rejects.toThrow(/AlgorithmError: ExecuteUserScriptError:\s+ExitCode 1/);
    });
    const { TrainingJobSummaries } = await platform.admin.sageMaker.send(new ListTrainingJobsCommand({}));
    expect(TrainingJobSummaries).toMatchObject([{ TrainingJobStatus: 'Failed' }]);
  });

  test('leaves no version and no model behind', async () => {
    const { sageMaker } = platform.admin;
    await expect(sageMaker.send(new ListModelPackagesCommand({ ModelPackageGroupName: GROUP }))).resolves.toMatchObject({
      ModelPackageSummaryList: [],
    });
    await expect(sageMaker.send(new ListModelsCommand({}))).resolves.toMatchObject({ Models: [] });
  });

  test('alarms', async () => {
    const Value = platform.output(FLIGHT_DELAY.training, 'TrainingWorkflowArn');
    const reason = await waitFor('the alarm on failed trainings', async () => {
      const { MetricAlarms = [] } = await platform.admin.cloudWatch.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
      return MetricAlarms.find(({ Dimensions }) => Dimensions?.some((dimension) => dimension.Value === Value));
    });
    expect(reason).toMatchObject({
      MetricName: 'ExecutionsFailed',
      AlarmDescription: expect.stringContaining('Training of flight-delay: an execution failed'),
    });
  });
});

describe('an instance that stops to answer', () => {
  const ROW = Object.fromEntries(flightDelay.features.map(({ name, type, min }) => [name, type === 'string' ? 'ATL' : (min ?? 0)]));
  let stopped: number | undefined;

  async function ask(): Promise<{ status: number; message?: string }> {
    const url = platform.output(FLIGHT_DELAY.serving, 'InferenceUrl');
    const response = await requestPredictions(url, platform.mlEngineer.config, [ROW]);
    return { status: response.status, ...((await response.json()) as object) };
  }

  beforeAll(async () => {
    const { modelPackageArn = '' } = await train(platform, FLIGHT_DELAY, TRAINING_RANGE);
    await approve(platform, FLIGHT_DELAY, modelPackageArn, 'first version');
  });

  test('fails its requests with a reason, and no others', async () => {
    const instances = platform.processes('serve.py');
    expect(instances).toHaveLength(2);
    stopped = instances[0]?.pid;
    process.kill(stopped ?? NaN, 'SIGSTOP');
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.sort((a, b) => a.status - b.status)).toMatchObject([
      { status: 200 },
      { status: 503, message: expect.stringMatching(/^endpoint plumbline-production-flight-delay failed: Received server error \(502\)/) },
    ]);
  });

  test('is replaced', async () => {
    const instances = await waitFor('a new instance', async () => {
      const found = platform.processes('serve.py').map(({ pid }) => pid);
      return found.length === 2 && !found.includes(stopped ?? NaN) ? found : undefined;
    });
    expect(instances).toHaveLength(2);
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

test('a killed run takes its processes with it: functions, endpoints and trainings', async () => {
  const training = train(platform, FLIGHT_DELAY, { ...TRAINING_RANGE, from: '2001-01-08' }).catch(String);
  await waitFor('the training script and its container', async () => platform.processes('train.py')[1]);
  const processes = platform.processes('');
  const kinds = ['bootstrap', 'serve.py', 'train.py'].filter((kind) => processes.some(({ command }) => command.includes(kind)));
  expect(kinds).toEqual(['bootstrap', 'serve.py', 'train.py']);
  await platform.command.end('SIGKILL');
  await waitFor('the end of all processes', async () => (survivors(processes).length === 0 ? true : undefined));
  await expect(training).resolves.toContain('ECONNREFUSED');
});
