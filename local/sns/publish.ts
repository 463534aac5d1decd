import { randomUUID } from 'node:crypto';
import type { PublishCommandInput, PublishCommandOutput } from '@aws-sdk/client-sns';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import { deliver } from './deliver';
import { topicStore } from './topic-store';

const MAX_MESSAGE_BYTES = 262_144;
const MAX_SUBJECT_LENGTH = 100;
/** Messages that a topic's outbox keeps. */
const OUTBOX_SIZE = 1000;

export async function publish(input: PublishCommandInput, context: CallContext): Promise<SdkOutput<PublishCommandOutput>> {
  const { cloud, caller } = context;
  const topic = topicStore(cloud).find(input.TopicArn);
  context.authorize({ action: 'sns:Publish', resource: topic.arn, resourcePolicy: topic.policy });
  for (const action of topic.kmsKeyId === undefined ? [] : ['kms:GenerateDataKey', 'kms:Decrypt']) {
    authorizeKey(cloud, caller, action, topic.kmsKeyId ?? '', 'sns', { 'aws:sns:topicArn': topic.arn });
  }
  assertPublishable(input);
  const message = {
    messageId: randomUUID(),
    topicArn: topic.arn,
    subject: input.Subject,
    message: input.Message ?? '',
    attributes: input.MessageAttributes ?? {},
    publishedAt: cloud.clock.date(),
  };
  const deliveries = await Promise.all([...topic.subscriptions.values()].map((subscription) => deliver(cloud, subscription, message)));
  topic.outbox.push({ ...message, deliveries });
  topic.outbox.splice(0, topic.outbox.length - OUTBOX_SIZE);
  return { MessageId: message.messageId };
}

function assertPublishable({ Message = '', Subject }: PublishCommandInput): void {
  if (Message === '' || Buffer.byteLength(Message) > MAX_MESSAGE_BYTES) {
    throw new AwsError('InvalidParameter', `Invalid parameter: Message must have 1 to ${MAX_MESSAGE_BYTES} bytes`);
  }
  if (Subject !== undefined && (Subject === '' || Subject.length > MAX_SUBJECT_LENGTH || /[\r\n]/.test(Subject))) {
    throw new AwsError('InvalidParameter', `Invalid parameter: Subject must be one line of 1 to ${MAX_SUBJECT_LENGTH} characters`);
  }
}
