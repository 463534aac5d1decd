import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand, GetMetricDataCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunctionResource, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalRun } from '../../local/main';
import { startLocal } from '../../local/main';

const CODE = `exports.handler = async (event) => { console.log('handled ' + event.source); return { source: event.source, path: event.rawPath }; };`;

/** A function behind an event rule, an API and an alarm. */
function synthesized(): string {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'plumbline-app-')) });
  const stack = new Stack(app, 'Serverless');
  const logGroup = new LogGroup(stack, 'Logs', { logGroupName: 'work-logs' });
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const statement = new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
  const policy = new ManagedPolicy(stack, 'Policy', { roles: [role], statements: [statement] });
  const work = new LambdaFunctionResource(stack, 'Function', {
    functionName: 'work',
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline(CODE),
    timeout: Duration.seconds(10),
    role,
    logGroup,
  });
  work.node.addDependency(policy);
  new Rule(stack, 'Rule', { eventPattern: { source: ['shop'] }, targets: [new LambdaFunction(work)] });
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({ path: '/orders', methods: [HttpMethod.GET], integration: new HttpLambdaIntegration('Integration', work) });
  new CfnOutput(stack, 'Url', { value: api.apiEndpoint });
  const metric = work.metricInvocations({ period: Duration.minutes(5), statistic: 'Sum' });
  new Alarm(stack, 'Busy', {
    metric,
    alarmName: 'busy',
    threshold: 2,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  return app.synth().directory;
}

let run: LocalRun;
let client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };

beforeAll(async () => {
  run = await startLocal({ app: synthesized(), port: 0, dataDir: mkdtempSync(join(tmpdir(), 'plumbline-data-')) });
  client = {
    endpoint: run.endpoint,
    region: run.cloud.options.region,
    credentials: { accessKeyId: 'AKIAADMINISTRATOR', secretAccessKey: 'any' },
  };
}, 30_000);

afterAll(async () => {
  await run.stop();
});

async function messages(text: string): Promise<string[]> {
  const { events = [] } = await new CloudWatchLogsClient(client).send(
    new FilterLogEventsCommand({ logGroupName: 'work-logs', filterPattern: `"${text}"` }),
  );
  return events.map(({ message = '' }) => message);
}

test('a function is listed and invoked', async () => {
  const lambda = new LambdaClient(client);
  const { Functions } = await lambda.send(new ListFunctionsCommand({}));
  const { Payload, StatusCode } = await lambda.send(
    new InvokeCommand({ FunctionName: 'work', Payload: JSON.stringify({ source: 'test' }) }),
  );

  expect(Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['work']);
  expect(StatusCode).toBe(200);
  expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toEqual({ source: 'test' });
});

test('an event reaches the function through the rule and the permission', async () => {
  const entry = { Source: 'shop', DetailType: 'Order', Detail: '{}' };
  const { FailedEntryCount } = await new EventBridgeClient(client).send(new PutEventsCommand({ Entries: [entry] }));
  for (let tries = 0; (await messages('handled shop')).length === 0 && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  expect(FailedEntryCount).toBe(0);
  expect(await messages('handled shop')).toHaveLength(1);
});

test('a request reaches the function through the API and the permission', async () => {
  const { Stacks } = await new CloudFormationClient(client).send(new DescribeStacksCommand({ StackName: 'Serverless' }));
  const url = Stacks?.[0]?.Outputs?.[0]?.OutputValue ?? '';
  const answers = await Promise.all(['orders', 'other'].map((path) => fetch(`${url}/${path}`)));

  expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  expect(await answers[0]?.json()).toEqual({ path: '/orders' });
});

test('metrics and alarms are read over the wire', async () => {
  const cloudWatch = new CloudWatchClient(client);
  const lambda = new LambdaClient(client);
  await lambda.send(new InvokeCommand({ FunctionName: 'work' }));
  await lambda.send(new InvokeCommand({ FunctionName: 'work' }));
  const now = Date.now();
  await cloudWatch.send(
    new PutMetricDataCommand({ Namespace: 'Shop', MetricData: [{ MetricName: 'Orders', Value: 2.5, Timestamp: new Date(now) }] }),
  );
  const query = { Id: 'm', MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' }, Period: 60, Stat: 'Sum' } };
  const { MetricDataResults } = await cloudWatch.send(
    new GetMetricDataCommand({ MetricDataQueries: [query], StartTime: new Date(now - 60_000), EndTime: new Date(now + 60_000) }),
  );
  const { MetricAlarms } = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: ['busy'] }));

  expect(MetricDataResults?.[0]?.Values).toEqual([2.5]);
  expect(MetricAlarms?.[0]).toMatchObject({ AlarmName: 'busy', StateValue: 'ALARM', Threshold: 2 });
  expect(MetricAlarms?.[0]?.StateUpdatedTimestamp).toBeInstanceOf(Date);
});
