import type {
  GetQueueAttributesCommandInput,
  GetQueueAttributesCommandOutput,
  GetQueueUrlCommandInput,
  GetQueueUrlCommandOutput,
  ListQueuesCommandInput,
  ListQueuesCommandOutput,
} from '@aws-sdk/client-sqs';
import { queueUrl } from '../core/queue-url';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue } from './access';
import type { Queue } from './queue';
import { queueStore } from './queue-store';

export function getQueueUrl(input: GetQueueUrlCommandInput, context: CallContext): SdkOutput<GetQueueUrlCommandOutput> {
  return { QueueUrl: queueUrl(context.cloud, authorizedQueue(context, input.QueueName, 'sqs:GetQueueUrl').arn) };
}

export function listQueues(input: ListQueuesCommandInput, context: CallContext): SdkOutput<ListQueuesCommandOutput> {
  const { cloud } = context;
  context.authorize({ action: 'sqs:ListQueues', resource: cloud.arn('sqs', '*') });
  const queues = queueStore(cloud).queues.filter(({ name }) => name.startsWith(input.QueueNamePrefix ?? ''));
  return queues.length === 0 ? {} : { QueueUrls: queues.map(({ arn }) => queueUrl(cloud, arn)) };
}

export function getQueueAttributes(
  input: GetQueueAttributesCommandInput,
  context: CallContext,
): SdkOutput<GetQueueAttributesCommandOutput> {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:GetQueueAttributes');
  const asked = new Set<string>(input.AttributeNames);
  const found = Object.entries(attributes(queue)).filter(([name, value]) => value !== undefined && (asked.has('All') || asked.has(name)));
  return found.length === 0 ? {} : { Attributes: Object.fromEntries(found.map(([name, value]) => [name, String(value)])) };
}

function attributes(queue: Queue): Record<string, string | number | undefined> {
  const { settings, policy } = queue;
  const { visible, inFlight, delayed } = queue.counts();
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: inFlight,
    ApproximateNumberOfMessagesDelayed: delayed,
    CreatedTimestamp: Math.floor(queue.createdAt / 1000),
    DelaySeconds: settings.delaySeconds,
    VisibilityTimeout: settings.visibilityTimeout,
    MessageRetentionPeriod: settings.messageRetentionPeriod,
    MaximumMessageSize: settings.maximumMessageSize,
    ReceiveMessageWaitTimeSeconds: settings.receiveMessageWaitTimeSeconds,
    RedrivePolicy: settings.redrivePolicy && JSON.stringify(settings.redrivePolicy),
    KmsMasterKeyId: settings.kmsKeyId,
    Policy: policy && JSON.stringify(policy),
  };
}
