import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Caller } from '../core/service';
import { passesFilter } from './filter-policy';
import { notification } from './notification';
import type { Subscription } from './subscription';
import { deadLetterArn } from './subscription';
import type { Delivery, PublishedMessage } from './topic';

/** A message before its deliveries are known. */
export type Outgoing = Omit<PublishedMessage, 'deliveries'>;

/**
 * Hands a message to one subscription as the service `sns.amazonaws.com`, unless its filter keeps it back.
 *
 * A refusal is part of the result, as on AWS the publisher does not learn of it; the message then goes to the subscription's
 * dead-letter queue.
 */
export async function deliver(cloud: Cloud, subscription: Subscription, message: Outgoing): Promise<Delivery | undefined> {
  const { protocol, endpoint, attributes } = subscription;
  if (attributes.FilterPolicy !== undefined && !passesFilter(attributes.FilterPolicy, attributes.FilterPolicyScope, message)) {
    return undefined;
  }
  try {
    await handOver(cloud, subscription, message);
    return { protocol, endpoint };
  } catch (error) {
    if (attributes.RedrivePolicy !== undefined) {
      const deadLetters = { ...subscription, protocol: 'sqs' as const, endpoint: deadLetterArn(attributes.RedrivePolicy) };
      // What its dead-letter queue refuses is lost on AWS too.
      await handOver(cloud, deadLetters, message).catch(() => undefined);
    }
    return { protocol, endpoint, error: error instanceof Error ? error.message : String(error) };
  }
}

async function handOver(cloud: Cloud, subscription: Subscription, message: Outgoing): Promise<void> {
  const caller = serviceCaller(cloud, message.topicArn);
  const { protocol, endpoint, arn, attributes } = subscription;
  if (protocol === 'sqs') {
    const body =
      attributes.RawMessageDelivery === 'true'
        ? { MessageBody: textFor(protocol, message), MessageAttributes: message.attributes }
        : { MessageBody: JSON.stringify(notification(cloud, subscription, message, textFor(protocol, message))) };
    const order = {
      ...(message.groupId !== undefined && { MessageGroupId: message.groupId }),
      ...(endpoint.endsWith('.fifo') && { MessageDeduplicationId: message.deduplicationId }),
    };
    await cloud.call(caller, 'sqs', 'SendMessage', { QueueUrl: queueUrl(cloud, endpoint), ...body, ...order });
  } else if (protocol === 'lambda') {
    const Sns = notification(cloud, subscription, message, textFor(protocol, message));
    const event = { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: arn, Sns }] };
    const Payload = Buffer.from(JSON.stringify(event));
    await cloud.call(caller, 'lambda', 'Invoke', { FunctionName: endpoint, InvocationType: 'Event', Payload });
  }
}

function textFor(protocol: string, { message, byProtocol }: Outgoing): string {
  const own = byProtocol?.[protocol];
  return typeof own === 'string' ? own : message;
}

function serviceCaller(cloud: Cloud, topicArn: string): Caller {
  const context = { 'aws:SourceArn': topicArn, 'aws:SourceAccount': cloud.options.account };
  return { kind: 'service', arn: 'sns.amazonaws.com', context };
}
