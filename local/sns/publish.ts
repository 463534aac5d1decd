import { createHash, randomUUID } from 'node:crypto';
import type {
  PublishBatchCommandInput,
  PublishBatchCommandOutput,
  PublishBatchRequestEntry,
  PublishCommandInput,
  PublishCommandOutput,
} from '@aws-sdk/client-sns';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import { assertBatch } from '../sqs/batch';
import { sizeOfAttributes } from '../sqs/message-attributes';
import { deliver } from './deliver';
import { assertPublishable, MAX_MESSAGE_BYTES } from './publishable';
import { messageStructure } from './message-structure';
import type { Publication, PublishedMessage, Topic } from './topic';
import { topicStore } from './topic-store';

/** Messages that a topic's outbox keeps. */
const OUTBOX_SIZE = 1000;

type Entry = Omit<PublishBatchRequestEntry, 'Id'>;
type Published = Pick<SdkOutput<PublishCommandOutput>, 'MessageId' | 'SequenceNumber'>;

export async function publish(input: PublishCommandInput, context: CallContext): Promise<Published> {
  if (input.TopicArn === undefined && input.TargetArn === undefined) {
    throw new AwsError('InvalidParameterException', 'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter');
  }
  return await publishEntry(context.cloud, topicToPublish(input.TopicArn ?? input.TargetArn, context), input);
}

/** Each entry stands for itself, but the whole batch must not be longer than one message may be. */
export async function publishBatch(input: PublishBatchCommandInput, context: CallContext): Promise<SdkOutput<PublishBatchCommandOutput>> {
  const topic = topicToPublish(input.TopicArn, context);
  const entries = input.PublishBatchRequestEntries ?? [];
  assertBatch(entries);
  const bytes = entries.reduce(
    (sum, { Message = '', MessageAttributes = {} }) => sum + Buffer.byteLength(Message) + sizeOfAttributes(MessageAttributes),
    0,
  );
  if (bytes > MAX_MESSAGE_BYTES) {
    throw new AwsError('BatchRequestTooLong', `Batch requests cannot be longer than ${MAX_MESSAGE_BYTES} bytes, got ${bytes}`);
  }
  const Successful: object[] = [];
  const Failed: { Id: string | undefined; Code: string; Message: string; SenderFault: boolean }[] = [];
  for (const { Id, ...entry } of entries) {
    try {
      Successful.push({ Id, ...(await publishEntry(context.cloud, topic, entry)) });
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: error.status < 500 });
    }
  }
  return { Successful, Failed };
}

function topicToPublish(arn: string | undefined, context: CallContext): Topic {
  const { cloud, caller } = context;
  const topic = topicStore(cloud).find(arn);
  context.authorize({ action: 'sns:Publish', resource: topic.arn, resourcePolicy: topic.policy });
  for (const action of topic.kmsKeyId === undefined ? [] : ['kms:GenerateDataKey', 'kms:Decrypt']) {
    authorizeKey(cloud, caller, action, topic.kmsKeyId ?? '', 'sns', { 'aws:sns:topicArn': topic.arn });
  }
  return topic;
}

async function publishEntry(cloud: Cloud, topic: Topic, entry: Entry): Promise<Published> {
  assertPublishable(topic, entry);
  const byProtocol = messageStructure(entry.MessageStructure, entry.Message ?? '');
  const publication: Publication = {
    subject: entry.Subject,
    message: byProtocol === undefined ? (entry.Message ?? '') : String(byProtocol.default),
    byProtocol,
    attributes: entry.MessageAttributes ?? {},
    groupId: entry.MessageGroupId,
    deduplicationId: topic.isFifo ? deduplicationId(topic, entry) : undefined,
  };
  const id = publication.deduplicationId;
  const earlier = id === undefined ? undefined : topic.sentLately.find(id, cloud.clock.now());
  const { messageId, sequenceNumber } = earlier ?? (await send(cloud, topic, publication));
  return { MessageId: messageId, ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }) };
}

async function send(cloud: Cloud, topic: Topic, publication: Publication): Promise<PublishedMessage> {
  const sequenceNumber = topic.isFifo ? topic.nextSequenceNumber() : undefined;
  const message = { ...publication, messageId: randomUUID(), topicArn: topic.arn, sequenceNumber, publishedAt: cloud.clock.date() };
  const deliveries = await Promise.all([...topic.subscriptions.values()].map((subscription) => deliver(cloud, subscription, message)));
  const published = { ...message, deliveries: deliveries.filter((delivery) => delivery !== undefined) };
  topic.outbox.push(published);
  topic.outbox.splice(0, topic.outbox.length - OUTBOX_SIZE);
  if (message.deduplicationId !== undefined) {
    topic.sentLately.add(message.deduplicationId, published, cloud.clock.now());
  }
  return published;
}

function deduplicationId(topic: Topic, { MessageDeduplicationId, Message = '' }: Entry): string {
  const ofContent = topic.attributes.ContentBasedDeduplication === 'true' ? createHash('sha256').update(Message).digest('hex') : undefined;
  const id = MessageDeduplicationId ?? ofContent;
  if (id === undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return id;
}
