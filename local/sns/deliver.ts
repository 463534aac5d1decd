import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Caller } from '../core/service';
import type { Delivery, PublishedMessage, Subscription } from './topic';

/** A message before its deliveries are known. */
export type Outgoing = Omit<PublishedMessage, 'deliveries'>;

/** Hands a message to one subscription as the service `sns.amazonaws.com`; a refusal is part of the result, as on AWS the publisher does not learn of it. */
export async function deliver(cloud: Cloud, subscription: Subscription, message: Outgoing): Promise<Delivery> {
  const { protocol, endpoint } = subscription;
  try {
    await handOver(cloud, subscription, message);
    return { protocol, endpoint };
  } catch (error) {
    return { protocol, endpoint, error: error instanceof Error ? error.message : String(error) };
  }
}

async function handOver(cloud: Cloud, { protocol, endpoint, arn, rawMessageDelivery }: Subscription, message: Outgoing): Promise<void> {
  const caller = serviceCaller(cloud, message.topicArn);
  if (protocol === 'sqs') {
    const body = rawMessageDelivery
      ? { MessageBody: message.message, MessageAttributes: message.attributes }
      : { MessageBody: JSON.stringify({ Type: 'Notification', ...notification(message, 'URL') }) };
    await cloud.call(caller, 'sqs', 'SendMessage', { QueueUrl: queueUrl(cloud, endpoint), ...body });
  } else if (protocol === 'lambda') {
    const Sns = { Type: 'Notification', ...notification(message, 'Url') };
    const event = { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: arn, Sns }] };
    const Payload = Buffer.from(JSON.stringify(event));
    await cloud.call(caller, 'lambda', 'Invoke', { FunctionName: endpoint, InvocationType: 'Event', Payload });
  }
}

function serviceCaller(cloud: Cloud, topicArn: string): Caller {
  const context = { 'aws:SourceArn': topicArn, 'aws:SourceAccount': cloud.options.account };
  return { kind: 'service', arn: 'sns.amazonaws.com', context };
}

/** The envelope of a message. Queues get `UnsubscribeURL`, functions `UnsubscribeUrl`; nothing here can be unsubscribed or verified by URL. */
function notification({ messageId, topicArn, subject, message, publishedAt, attributes }: Outgoing, url: 'URL' | 'Url'): object {
  const named = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { Type: DataType, Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString('base64') },
  ]);
  return {
    MessageId: messageId,
    TopicArn: topicArn,
    ...(subject === undefined ? (url === 'Url' ? { Subject: null } : {}) : { Subject: subject }),
    Message: message,
    Timestamp: publishedAt.toISOString(),
    SignatureVersion: '1',
    Signature: '',
    [`SigningCert${url}`]: '',
    [`Unsubscribe${url}`]: '',
    ...((named.length > 0 || url === 'Url') && { MessageAttributes: Object.fromEntries(named) as object }),
  };
}
