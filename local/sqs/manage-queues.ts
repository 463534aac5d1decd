import type {
  CreateQueueCommandInput,
  CreateQueueCommandOutput,
  DeleteQueueCommandInput,
  ListQueueTagsCommandInput,
  ListQueueTagsCommandOutput,
  SetQueueAttributesCommandInput,
  TagQueueCommandInput,
  UntagQueueCommandInput,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue } from './access';
import { Queue } from './queue';
import type { QueueAttributes } from './queue-attributes';
import { assertAttributes, parseRedrivePolicy, PRESET_ATTRIBUTES } from './queue-attributes';
import { queueStore } from './queue-store';

const FIFO_PRESETS = { ContentBasedDeduplication: 'false', DeduplicationScope: 'queue', FifoThroughputLimit: 'perQueue' };

/** Makes a queue, by the API or from a template; throws for what AWS refuses in names and attributes. */
export function addQueue(cloud: Cloud, name: string, attributes: QueueAttributes): Queue {
  const isFifo = attributes.FifoQueue === 'true';
  if (!/^[\w-]{1,80}(?<=^.{1,75})\.fifo$|^[\w-]{1,80}$/.test(name)) {
    throw new AwsError('InvalidParameterValue', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
  }
  if (isFifo !== name.endsWith('.fifo')) {
    throw new AwsError('InvalidParameterValue', `The name of a FIFO queue, and of no other, ends with .fifo, got ${name}`);
  }
  assertAttributes(attributes, isFifo);
  assertDeadLetterQueue(cloud, isFifo, attributes);
  const queue = new Queue(cloud, name, { ...(isFifo && FIFO_PRESETS), ...attributes });
  queueStore(cloud).add(queue);
  return queue;
}

/** A dead-letter queue is there and of the same type. */
export function assertDeadLetterQueue(cloud: Cloud, isFifo: boolean, { RedrivePolicy = '' }: QueueAttributes): void {
  if (RedrivePolicy === '') {
    return;
  }
  const { deadLetterTargetArn } = parseRedrivePolicy(RedrivePolicy);
  const name = deadLetterTargetArn.slice(deadLetterTargetArn.lastIndexOf(':') + 1);
  if (!queueStore(cloud).has(name) || name.endsWith('.fifo') !== isFifo) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist or is of another type.`,
    );
  }
}

export function createQueue(input: CreateQueueCommandInput, context: CallContext): SdkOutput<CreateQueueCommandOutput> {
  const { cloud } = context;
  const { QueueName: name = '', Attributes: attributes = {}, tags = {} } = input;
  context.authorize({ action: 'sqs:CreateQueue', resource: cloud.arn('sqs', name) });
  if (queueStore(cloud).has(name)) {
    const { arn, attributes: known } = queueStore(cloud).find(name);
    const other = Object.entries(attributes).find(([key, value]) => value !== (known[key] ?? PRESET_ATTRIBUTES[key]));
    if (other) {
      throw new AwsError('QueueNameExists', `A queue already exists with the same name and a different value for attribute ${other[0]}`);
    }
    return { QueueUrl: queueUrl(cloud, arn) };
  }
  const queue = addQueue(cloud, name, attributes);
  queue.tags = tags;
  return { QueueUrl: queueUrl(cloud, queue.arn) };
}

export function deleteQueue(input: DeleteQueueCommandInput, context: CallContext): object {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:DeleteQueue');
  queueStore(context.cloud).delete(queue.name);
  queue.purge();
  return {};
}

export function setQueueAttributes(input: SetQueueAttributesCommandInput, context: CallContext): object {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:SetQueueAttributes');
  const attributes = (input.Attributes ?? {}) as QueueAttributes;
  assertAttributes(attributes, queue.isFifo);
  assertDeadLetterQueue(context.cloud, queue.isFifo, attributes);
  queue.setAttributes(attributes);
  return {};
}

export function tagQueue(input: TagQueueCommandInput, context: CallContext): object {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:TagQueue');
  queue.tags = { ...queue.tags, ...input.Tags };
  return {};
}

export function untagQueue(input: UntagQueueCommandInput, context: CallContext): object {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:UntagQueue');
  queue.tags = Object.fromEntries(Object.entries(queue.tags).filter(([key]) => !input.TagKeys?.includes(key)));
  return {};
}

export function listQueueTags(input: ListQueueTagsCommandInput, context: CallContext): SdkOutput<ListQueueTagsCommandOutput> {
  const { tags } = authorizedQueue(context, input.QueueUrl, 'sqs:ListQueueTags');
  return Object.keys(tags).length === 0 ? {} : { Tags: { ...tags } };
}
