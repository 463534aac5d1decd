import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Caller } from '../core/service';
import type { FunctionConfig } from './function-config';
import type { InvocationResult } from './invoker';

/** An asynchronous event that has come to its end. */
export interface SettledEvent {
  readonly event: string;
  readonly requestId: string;
  readonly attempts: number;
  readonly result: InvocationResult;
}

/** Puts the event itself on the dead-letter queue or topic, with the rights of the function's role. */
export async function sendToDeadLetters(cloud: Cloud, config: FunctionConfig, target: string, settled: SettledEvent): Promise<void> {
  const attribute = (type: string, value: string): object => ({ DataType: type, StringValue: value });
  const attributes = {
    RequestID: attribute('String', settled.requestId),
    ErrorCode: attribute('Number', '200'),
    ErrorMessage: attribute('String', (settled.result.error?.errorMessage ?? '').slice(0, 1024)),
  };
  await send(cloud, config, target, settled.event, attributes);
}

/** Tells a destination how the event went, with the rights of the function's role. */
export async function sendToDestination(cloud: Cloud, config: FunctionConfig, target: string, settled: SettledEvent): Promise<void> {
  const { requestId, attempts, result, event } = settled;
  const record = {
    version: '1.0',
    timestamp: cloud.clock.date().toISOString(),
    requestContext: {
      requestId,
      functionArn: `${config.arn}:$LATEST`,
      condition: result.error ? 'RetriesExhausted' : 'Success',
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(event) as unknown,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', ...(result.error ? { functionError: 'Unhandled' } : {}) },
    responsePayload: JSON.parse(result.payload) as unknown,
  };
  if (target.split(':')[2] === 'events') {
    await putEvent(cloud, config, target, record);
  } else {
    await send(cloud, config, target, JSON.stringify(record));
  }
}

/** Puts the record on an event bus. */
async function putEvent(cloud: Cloud, config: FunctionConfig, bus: string, record: InvocationRecord): Promise<void> {
  const result = record.requestContext.condition === 'Success' ? 'Success' : 'Failure';
  const entry = {
    EventBusName: bus,
    Source: 'lambda',
    DetailType: `Lambda Function Invocation Result - ${result}`,
    Detail: JSON.stringify(record),
    Resources: [bus, record.requestContext.functionArn],
  };
  await cloud.call(functionCaller(cloud, config), 'events', 'PutEvents', { Entries: [entry] });
}

function functionCaller(cloud: Cloud, { role, name }: FunctionConfig): Caller {
  return cloud.ports.callerFor(role, 'lambda.amazonaws.com', name);
}

/** What a destination is told, as far as it is read here. */
interface InvocationRecord {
  readonly requestContext: { readonly functionArn: string; readonly condition: string };
}

async function send(cloud: Cloud, config: FunctionConfig, target: string, body: string, attributes?: object): Promise<void> {
  const caller = functionCaller(cloud, config);
  const service = target.split(':')[2];
  if (service === 'sqs') {
    await cloud.call(caller, 'sqs', 'SendMessage', { QueueUrl: queueUrl(cloud, target), MessageBody: body, MessageAttributes: attributes });
  } else if (service === 'sns') {
    await cloud.call(caller, 'sns', 'Publish', { TopicArn: target, Message: body, MessageAttributes: attributes });
  } else if (service === 'lambda') {
    await cloud.call(caller, 'lambda', 'Invoke', { FunctionName: target, InvocationType: 'Event', Payload: Buffer.from(body) });
  } else {
    throw new NotEmulated(`${target} as a target of failed or finished asynchronous events`);
  }
}
