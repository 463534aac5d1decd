import type { StackProps } from 'aws-cdk-lib/core';
import { CfnCondition, CfnMapping, CfnOutput, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib/core';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { join } from 'node:path';

/** Properties for defining an `OrdersStack`. */
export interface OrdersStackProps extends StackProps {
  readonly orders: ITable;
}

const WORKER = `import json, os
import boto3

table = boto3.resource('dynamodb').Table(os.environ['TABLE_NAME'])

def handler(event, context):
    failures = []
    for record in event['Records']:
        order = json.loads(record['body'])
        if order.get('broken'):
            failures.append({'itemIdentifier': record['messageId']})
        else:
            table.put_item(Item={'id': order['id'], 'status': 'new', 'size': os.environ['SIZE'], 'mode': os.environ['MODE']})
    return {'batchItemFailures': failures}
`;

const WATCHER = `const { EventBridgeClient, PutEventsCommand } = require('@aws-sdk/client-eventbridge');
const events = new EventBridgeClient({});
exports.handler = async ({ Records }) => {
  const Entries = Records.filter(({ eventName }) => eventName === 'INSERT').map(({ dynamodb }) => ({
    Source: 'shop', DetailType: 'Order Placed', Detail: JSON.stringify({ id: dynamodb.NewImage.id.S }),
  }));
  if (Entries.length > 0) await events.send(new PutEventsCommand({ Entries }));
};`;

/** Takes orders by an API and a queue. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, { orders, ...props }: OrdersStackProps) {
    super(scope, id, props);
    const broken = new Queue(this, 'Broken', { queueName: 'shop-broken-orders' });
    const queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(2),
      deadLetterQueue: { queue: broken, maxReceiveCount: 2 },
    });
    const environment = { TABLE_NAME: orders.tableName, QUEUE_URL: queue.queueUrl };

    const api = new Function(this, 'Api', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromAsset(join(__dirname, 'functions', 'api')),
      timeout: Duration.seconds(10),
      environment,
    });
    queue.grantSendMessages(api);
    orders.grantReadData(api);
    const http = new HttpApi(this, 'Http');
    const integration = new HttpLambdaIntegration('Integration', api);
    http.addRoutes({ path: '/orders', methods: [HttpMethod.POST], integration });
    http.addRoutes({ path: '/orders/{id}', methods: [HttpMethod.GET], integration });
    new CfnOutput(this, 'Url', { value: http.apiEndpoint });
    new CfnOutput(this, 'QueueUrl', { value: queue.queueUrl });

    const worker = new Function(this, 'Worker', {
      runtime: Runtime.PYTHON_3_12,
      handler: 'index.handler',
      code: Code.fromInline(WORKER),
      timeout: Duration.seconds(2),
      environment: { ...environment, SIZE: this.size(), MODE: this.mode() },
    });
    new LogRetention(this, 'WorkerLogs', { logGroupName: `/aws/lambda/${worker.functionName}`, retention: RetentionDays.ONE_WEEK });
    worker.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }));
    orders.grantWriteData(worker);

    const watcher = new Function(this, 'Watcher', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline(WATCHER),
    });
    watcher.addEventSource(new DynamoEventSource(orders, { startingPosition: StartingPosition.TRIM_HORIZON, retryAttempts: 2 }));
    EventBus.fromEventBusName(this, 'Bus', 'default').grantPutEventsTo(watcher);
    new Rule(this, 'Nightly', {
      schedule: Schedule.cron({ minute: '0', hour: '3' }),
      targets: [new LambdaFunction(watcher)],
      enabled: false,
    });
  }

  /** From a mapping with a default for regions that it does not name. */
  private size(): string {
    const sizes = new CfnMapping(this, 'Sizes', { mapping: { 'us-east-1': { order: 'large' }, 'eu-west-1': { order: 'medium' } } });
    return sizes.findInMap(this.region, 'order', 'small');
  }

  /** From parameters, by every condition function. */
  private mode(): string {
    const stage = new CfnParameter(this, 'StageName', { default: 'test', allowedValues: ['test', 'production'] });
    const isProduction = new CfnCondition(this, 'IsProduction', { expression: Fn.conditionEquals(stage, 'production') });
    const isEurope = new CfnCondition(this, 'IsEurope', {
      expression: Fn.conditionOr(Fn.conditionEquals(this.region, 'eu-west-1'), Fn.conditionEquals(this.region, 'eu-central-1')),
    });
    const isTrial = new CfnCondition(this, 'IsTrial', { expression: Fn.conditionAnd(isEurope, Fn.conditionNot(isProduction)) });
    return Fn.conditionIf(isTrial.logicalId, 'trial', 'live').toString();
  }
}
