import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListExportsCommand,
  ListImportsCommand,
  ListStacksCommand,
  UpdateStackCommand,
  waitUntilStackDeleteComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { GetExecutionHistoryCommand, ListExecutionsCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonEnvironment } from '../../../cli/demo/python-environment';
import { eventually } from '../../local/sagemaker/sagemaker-lab';
import type { RunningCommand } from '../running-command';
import { startCommand } from '../running-command';
import { synthesizeShop } from './app';

let folder: string;
let command: RunningCommand;

/** Clients as anybody makes them: they find local mode by AWS's own variables. */
let aws: ReturnType<typeof clients>;

function clients() {
  return {
    cloudFormation: new CloudFormationClient(),
    dynamo: DynamoDBDocumentClient.from(new DynamoDBClient()),
    lambda: new LambdaClient(),
    logs: new CloudWatchLogsClient(),
    s3: new S3Client(),
    sfn: new SFNClient(),
    sqs: new SQSClient(),
    ssm: new SSMClient(),
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-stranger-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  // Lambda's Python brings boto3; the machine's own may not have it.
  const python = await pythonEnvironment('bench/witness/requirements.txt');
  command = await startCommand(['--app', synthesizeShop(join(folder, 'cdk.out')), '--port', '0'], temporary, python);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: command.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
  });
  aws = clients();
});
afterAll(async () => {
  await command.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

async function outputs(StackName: string): Promise<Record<string, string>> {
  const { Stacks } = await aws.cloudFormation.send(new DescribeStacksCommand({ StackName }));
  return Object.fromEntries((Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

async function order(id: string): Promise<number> {
  const { Url } = await outputs('ShopOrders');
  return (await fetch(`${Url ?? ''}/orders`, { method: 'POST', body: JSON.stringify({ id }) })).status;
}

async function statusOf(id: string): Promise<unknown> {
  const { Url } = await outputs('ShopOrders');
  const response = await fetch(`${Url ?? ''}/orders/${id}`);
  return response.ok ? ((await response.json()) as { status: string }).status : response.status;
}

/** The first message of a queue. */
async function message(QueueUrl: string): Promise<string> {
  const { Messages } = await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }));
  return Messages?.[0]?.Body ?? 'no message';
}

async function queueUrl(QueueName: string): Promise<string> {
  return (await aws.sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? '';
}

async function parameter(Name: string): Promise<string | undefined> {
  return (await aws.ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value;
}

async function report(): Promise<unknown> {
  const { Payload } = await aws.lambda.send(new InvokeCommand({ FunctionName: 'shop-report' }));
  return JSON.parse(Buffer.from(Payload ?? []).toString());
}

test('four stacks stand, and what one exports another imports', async () => {
  const { StackSummaries = [] } = await aws.cloudFormation.send(new ListStacksCommand({ StackStatusFilter: ['CREATE_COMPLETE'] }));
  expect(StackSummaries.map(({ StackName }) => StackName).sort()).toEqual(['ShopData', 'ShopOrders', 'ShopShipping', 'ShopTools']);
  const { Exports = [] } = await aws.cloudFormation.send(new ListExportsCommand());
  const [used] = Exports.filter(({ Name }) => Name?.startsWith('ShopData:'));
  const { Imports } = await aws.cloudFormation.send(new ListImportsCommand({ ExportName: used?.Name }));
  expect(Imports).toEqual(['ShopOrders']);
});

test('an order goes from the API through queue, table, stream, event and state machines to the customer', async () => {
  expect(await order('abc')).toBe(202);
  await eventually(
    () => statusOf('abc'),
    (status) => status === 'shipped',
  );
  const { LabelsName, PrintingUrl = '' } = await outputs('ShopData');
  const label = await aws.s3.send(new GetObjectCommand({ Bucket: LabelsName, Key: 'labels/abc.json' }));
  expect(JSON.parse((await label.Body?.transformToString()) ?? '')).toMatchObject({ id: 'abc', price: 3 });
  expect(await message(await queueUrl('shop-inbox'))).toBe('shipped abc');
  // S3 tries a new destination with a message of its own.
  expect(JSON.parse(await message(PrintingUrl))).toMatchObject({ Event: 's3:TestEvent' });
  expect(JSON.parse(await message(PrintingUrl))).toMatchObject({ Records: [{ s3: { object: { key: 'labels/abc.json' } } }] });
});

test('mapping and conditions have given the worker its settings', async () => {
  await order('settings');
  const { stateMachines = [] } = await aws.sfn.send(new ListStateMachinesCommand());
  expect(stateMachines).toHaveLength(3);
  const tableName = await orderTable();
  const items = await eventually(
    async () => (await query(tableName, 'shipped')).filter(({ id }) => id === 'settings'),
    ({ length }) => length > 0,
  );
  expect(items).toEqual([{ id: 'settings', status: 'shipped', size: 'medium', mode: 'trial' }]);
});

async function orderTable(): Promise<string> {
  const { Exports = [] } = await aws.cloudFormation.send(new ListExportsCommand());
  return Exports.map(({ Value = '' }) => Value).find((value) => /^ShopData-Orders/.test(value)) ?? '';
}

async function query(TableName: string, status: string): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await aws.dynamo.send(
    new QueryCommand({
      TableName,
      IndexName: 'by-status',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': status },
    }),
  );
  return Items;
}

test('a dear order waits for a person, and its execution tells so', async () => {
  const id = 'a-very-dear-and-long-order';
  await order(id);
  const { stateMachines = [] } = await aws.sfn.send(new ListStateMachinesCommand());
  const stateMachineArn = stateMachines.find(({ name }) => name?.includes('Fulfil'))?.stateMachineArn;
  const dear = await eventually(
    async () => {
      const { executions = [] } = await aws.sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED' }));
      const histories = executions.map(({ executionArn }) => aws.sfn.send(new GetExecutionHistoryCommand({ executionArn })));
      return (await Promise.all(histories)).filter(({ events }) => JSON.stringify(events).includes(id));
    },
    ({ length }) => length > 0,
  );
  const states = dear[0]?.events?.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
  expect(states).toEqual(['AskPrice', 'Cheap?', 'AskHuman']);
  expect(await statusOf(id)).toBe('new');
});

test('one broken message of a batch goes to the dead letters, the others are done once', async () => {
  const QueueUrl = (await outputs('ShopOrders')).QueueUrl ?? '';
  const bodies = [{ id: 'good-1' }, { id: 'bad', broken: true }, { id: 'good-2' }];
  const Entries = bodies.map((body, index) => ({ Id: String(index), MessageBody: JSON.stringify(body) }));
  await aws.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  expect(JSON.parse(await message(await queueUrl('shop-broken-orders')))).toEqual({ id: 'bad', broken: true });
  expect(await Promise.all(['good-1', 'good-2', 'bad'].map(statusOf))).toEqual(['shipped', 'shipped', 404]);
});

test('custom resources have done their work', async () => {
  expect(await parameter('/shop/tariff')).toBe('IE-standard');
  expect(await parameter('/shop/greeting')).toBe('hello');
  const { logGroups = [] } = await aws.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/lambda/ShopOrders-Worker' }));
  expect(logGroups.map(({ retentionInDays }) => retentionInDays)).toContain(7);
});

test('a stack that names no region lives where the others do, and reads their parameters', async () => {
  expect(await report()).toEqual({ currency: 'EUR', zones: ['north', 'south'], region: 'eu-west-1' });
});

test('an update changes what its parameters change', async () => {
  const Parameters = [
    { ParameterKey: 'Zones', ParameterValue: 'east' },
    ...['BootstrapVersion', 'SsmParameterValueshopcurrencyC96584B6F00A464EAD1953AFF4B05118Parameter'].map((ParameterKey) => ({
      ParameterKey,
      UsePreviousValue: true,
    })),
  ];
  const update = { StackName: 'ShopTools', UsePreviousTemplate: true, Parameters, Capabilities: ['CAPABILITY_IAM' as const] };
  await aws.cloudFormation.send(new UpdateStackCommand(update));
  const wait = { client: aws.cloudFormation, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
  await waitUntilStackUpdateComplete(wait, { StackName: 'ShopTools' });
  expect(await report()).toMatchObject({ zones: ['east'] });
  await expect(aws.cloudFormation.send(new UpdateStackCommand(update))).rejects.toThrow('No updates are to be performed.');
});

test('stacks are deleted in the order that their exports allow, with what they hold', async () => {
  const { LabelsName } = await outputs('ShopData');
  await aws.cloudFormation.send(new DeleteStackCommand({ StackName: 'ShopData' }));
  await eventually(
    async () => (await aws.cloudFormation.send(new DescribeStacksCommand({ StackName: 'ShopData' }))).Stacks?.[0]?.StackStatusReason,
    (reason) => / cannot be deleted as it is in use by ShopOrders/.test(reason ?? ''),
  );
  const wait = { client: aws.cloudFormation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  for (const StackName of ['ShopShipping', 'ShopOrders', 'ShopData']) {
    await aws.cloudFormation.send(new DeleteStackCommand({ StackName }));
    await waitUntilStackDeleteComplete(wait, { StackName });
  }
  await expect(parameter('/shop/greeting')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  await expect(aws.s3.send(new HeadBucketCommand({ Bucket: LabelsName }))).rejects.toMatchObject({ name: 'NotFound' });
});
