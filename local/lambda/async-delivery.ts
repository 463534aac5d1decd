import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Caller } from '../core/service';
import type { FunctionConfig } from './function-config';
import { qualifiedArn } from './function-config';
import type { InvocationResult } from './invoker';
import type { Target } from './lambda-function';
import { LATEST } from './lambda-function';

/** Why an asynchronous event has come to its end. */
export type EventCondition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';

/** An asynchronous event that has come to its end. */
export interface SettledEvent {
  readonly target: Target;
  readonly event: string;
  readonly requestId: string;
  readonly attempts: number;
  readonly result: InvocationResult;
  readonly condition: EventCondition;
}

/** Puts the event itself on the dead-letter queue or topic, with the rights of the function's role. */
export async function sendToDeadLetters(cloud: Cloud, destination: string, settled: SettledEvent): Promise<void> {
  const attribute = (type: string, value: string): object => ({ DataType: type, StringValue: value });
  const attributes = {
    RequestID: attribute('String', settled.requestId),
    ErrorCode: attribute('Number', '200'),
    ErrorMessage: attribute('String', (settled.result.error?.errorMessage ?? '').slice(0, 1024)),
  };
  await sendToTarget(cloud, settled.target.config, destination, settled.event, attributes);
}

/** Tells a destination how the event went, with the rights of the function's role. */
export async function sendToDestination(cloud: Cloud, destination: string, settled: SettledEvent): Promise<void> {
  const { target, requestId, attempts, result, event, condition } = settled;
  const { config, qualifier = LATEST } = target;
  const functionArn = qualifiedArn(config, qualifier);
  const head = {
    version: '1.0',
    timestamp: cloud.clock.date().toISOString(),
    requestContext: { requestId, functionArn, condition, approximateInvokeCount: attempts },
  };
  const responseContext = { statusCode: 200, executedVersion: result.version, ...(result.error ? { functionError: 'Unhandled' } : {}) };
  // Both payloads are JSON already, however deep.
  const record =
    `${JSON.stringify(head).slice(0, -1)},"requestPayload":${event},` +
    `"responseContext":${JSON.stringify(responseContext)},"responsePayload":${result.payload}}`;
  if (destination.split(':')[2] === 'events') {
    await putEvent(cloud, config, destination, { record, functionArn, outcome: result.error ? 'Failure' : 'Success' });
  } else {
    await sendToTarget(cloud, config, destination, record);
  }
}

interface BusEntry {
  readonly record: string;
  readonly functionArn: string;
  readonly outcome: 'Failure' | 'Success';
}

/** Puts the record on an event bus. */
async function putEvent(cloud: Cloud, config: FunctionConfig, bus: string, { record, functionArn, outcome }: BusEntry): Promise<void> {
  const entry = {
    EventBusName: bus,
    Source: 'lambda',
    DetailType: `Lambda Function Invocation Result - ${outcome}`,
    Detail: record,
    Resources: [bus, functionArn],
  };
  await cloud.call(functionCaller(cloud, config), 'events', 'PutEvents', { Entries: [entry] });
}

/** The function's role, for what Lambda does in its name. */
export function functionCaller(cloud: Cloud, { role, name }: FunctionConfig): Caller {
  return cloud.ports.callerFor(role, 'lambda.amazonaws.com', name);
}

/** Sends a text to a queue, a topic or a function, with the rights of the function's role. */
export async function sendToTarget(cloud: Cloud, config: FunctionConfig, target: string, body: string, attributes?: object): Promise<void> {
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
