import type { MessageAttributeValue, ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';
import type { Cloud } from '../../../local/core/cloud';
import { createSqs } from '../../../local/sqs/service';
import { ROOT, testCloud } from '../test-cloud';

/** A message as a receiver gets it. */
export type Received = NonNullable<ReceiveMessageCommandOutput['Messages']>[number];

/** A cloud with queues alone, and the calls that the tests make. */
export interface SqsCloud {
  readonly cloud: Cloud;
  call(operation: string, input: object): Promise<Record<string, unknown>>;
  /** Makes a queue and gives its URL. */
  queue(name: string, attributes?: Readonly<Record<string, string>>): Promise<string>;
  send(queueUrl: string, body: string, more?: object): Promise<Record<string, unknown>>;
  /** Receives up to ten messages with all their attributes. */
  receive(queueUrl: string, more?: object): Promise<Received[]>;
}

/** Stop its `cloud` at the end. */
export function sqsCloud(): SqsCloud {
  const cloud = testCloud();
  cloud.addService(createSqs(cloud));
  const call = (operation: string, input: object): Promise<Record<string, unknown>> => cloud.call(ROOT, 'sqs', operation, input);
  return {
    cloud,
    call,
    queue: async (QueueName, Attributes = {}) => (await call('CreateQueue', { QueueName, Attributes })).QueueUrl as string,
    send: (QueueUrl, MessageBody, more = {}) => call('SendMessage', { QueueUrl, MessageBody, ...more }),
    receive: async (QueueUrl, more = {}) => {
      const names = { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'], MaxNumberOfMessages: 10 };
      return ((await call('ReceiveMessage', { QueueUrl, ...names, ...more })).Messages ?? []) as Received[];
    },
  };
}

/** A message attribute of this type. */
export function attribute(DataType: string, StringValue: string): MessageAttributeValue {
  return { DataType, StringValue };
}
