import {
  CloudFormationClient,
  DescribeStackResourceCommand,
  UpdateStackCommand,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand, DescribeEndpointCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, tarGz } from '../local/sagemaker/sagemaker-lab';
import type { Process } from './processes';
import { survivors } from './processes';
import type { RunningCommand } from './running-command';
import { startCommand } from './running-command';
import { SERVE, TRAIN, TRAINING_JOB, writeSignalsApp } from './signals-app';

/** Longest time that an end may take, in milliseconds. */
const PROMPT_MS = 3000;

let folder: string;
let temporary: string;
let command: RunningCommand;
let client: { endpoint: string; region: string; maxAttempts: number; credentials: { accessKeyId: string; secretAccessKey: string } };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-signals-'));
  temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const flags = ['--app', writeSignalsApp(folder), '--port', '0', '--container', 'sagemaker-xgboost=python3'];
  command = await startCommand(flags, temporary);
  const credentials = { accessKeyId: 'administrator', secretAccessKey: 'any' };
  client = { endpoint: command.endpoint, region: 'us-east-1', maxAttempts: 1, credentials };
});
afterEach(async () => {
  await command.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function put(Key: string, files: Readonly<Record<string, string>>): Promise<void> {
  await new S3Client({ ...client, forcePathStyle: true }).send(new PutObjectCommand({ Bucket: 'signals', Key, Body: await tarGz(files) }));
}

async function invokeFunction(): Promise<void> {
  // It ends with the command.
  new LambdaClient(client).send(new InvokeCommand({ FunctionName: 'slow' })).catch(() => undefined);
  await processes(1);
}

async function startTraining(): Promise<void> {
  await put('train/train.tar.gz', { 'train.py': TRAIN });
  const cloudFormation = new CloudFormationClient(client);
  const role = await cloudFormation.send(new DescribeStackResourceCommand({ StackName: 'Signals', LogicalResourceId: 'JobRole' }));
  const RoleArn = `arn:aws:iam::123456789012:role/${role.StackResourceDetail?.PhysicalResourceId ?? ''}`;
  await new SageMakerClient(client).send(new CreateTrainingJobCommand({ ...TRAINING_JOB, RoleArn }));
  // The container, the script and what that starts.
  await processes(3);
}

async function updateEndpoint(): Promise<void> {
  await put('model.tar.gz', { 'code/serve.py': SERVE });
  const cloudFormation = new CloudFormationClient(client);
  await updateStack('0');
  await waitUntilStackUpdateComplete({ client: cloudFormation, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { StackName: 'Signals' });
  await updateStack('50');
  // Two old instances, two new ones.
  await processes(4);
  const { EndpointStatus } = await new SageMakerClient(client).send(new DescribeEndpointCommand({ EndpointName: 'signals' }));
  expect(EndpointStatus).toBe('Updating');
}

async function updateStack(startupSec: string): Promise<void> {
  const Parameters = [
    { ParameterKey: 'Deployed', ParameterValue: 'yes' },
    { ParameterKey: 'StartupSec', ParameterValue: startupSec },
  ];
  const update = { StackName: 'Signals', UsePreviousTemplate: true, Parameters, Capabilities: ['CAPABILITY_IAM' as const] };
  await new CloudFormationClient(client).send(new UpdateStackCommand(update));
}

async function processes(count: number): Promise<void> {
  await eventually(
    () => Promise.resolve(command.descendants()),
    (found) => found.length >= count,
  );
}

/** Processes of processes are gone a moment after their parents. */
async function gone(started: readonly Process[]): Promise<void> {
  await eventually(
    () => Promise.resolve(survivors(started)),
    (left) => left.length === 0,
  );
}

test.each([
  ['SIGINT', 'an invocation', invokeFunction],
  ['SIGINT', 'a training', startTraining],
  ['SIGTERM', 'a training', startTraining],
  ['SIGINT', 'an endpoint update', updateEndpoint],
  ['SIGTERM', 'an endpoint update', updateEndpoint],
] as const)('%s in the middle of %s leaves no process, port or file behind', async (signal, _what, act) => {
  await act();
  const started = command.descendants();
  const at = Date.now();
  expect(await command.end(signal)).toBe(0);
  expect(Date.now() - at).toBeLessThan(PROMPT_MS);
  await gone(started);
  expect(readdirSync(temporary)).toEqual([]);
  await expect(fetch(command.endpoint)).rejects.toThrow('fetch failed');
});

test('not even SIGKILL leaves processes behind', async () => {
  await invokeFunction();
  await startTraining();
  await updateEndpoint();
  const started = command.descendants();
  await command.end('SIGKILL');
  await gone(started);
});
