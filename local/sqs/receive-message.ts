import type { Message, ReceiveMessageCommandInput, ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue, authorizeQueueKey } from './access';
import { chosenAttributes, md5OfAttributes } from './message-attributes';
import type { Queue, QueuedMessage } from './queue';
import { queueStore } from './queue-store';
import { receiptHandle } from './receipt-handle';
import { md5 } from './send-message';

const MAX_MESSAGES = 10;
/** Longest real time between two looks: a message may come back when its visibility time-out ends, without any call. */
const LOOK_MS = 200;

export async function receiveMessage(
  input: ReceiveMessageCommandInput,
  context: CallContext,
): Promise<SdkOutput<ReceiveMessageCommandOutput>> {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:ReceiveMessage');
  authorizeQueueKey(context, queue, ['kms:Decrypt']);
  const limit = input.MaxNumberOfMessages ?? 1;
  if (limit < 1 || limit > MAX_MESSAGES) {
    throw new AwsError('InvalidParameterValue', `MaxNumberOfMessages must be 1 to ${MAX_MESSAGES}, got ${limit}`);
  }
  const deadline = Date.now() + (input.WaitTimeSeconds ?? queue.settings.receiveMessageWaitTimeSeconds) * 1000;
  let messages = take(context, queue, limit, input.VisibilityTimeout);
  while (messages.length === 0 && Date.now() < deadline) {
    await queue.nextChange(Math.min(LOOK_MS, deadline - Date.now()));
    messages = take(context, queue, limit, input.VisibilityTimeout);
  }
  return messages.length === 0 ? {} : { Messages: messages.map((message) => received(message, input)) };
}

/** Takes messages; those that were received too often go to the dead-letter queue instead. */
function take({ cloud }: CallContext, queue: Queue, limit: number, visibilityTimeout?: number): QueuedMessage[] {
  const { redrivePolicy } = queue.settings;
  const taken: QueuedMessage[] = [];
  for (const message of queue.visible()) {
    if (taken.length === limit) {
      break;
    }
    if (redrivePolicy && message.receiveCount >= redrivePolicy.maxReceiveCount) {
      queue.remove(message.messageId);
      queueStore(cloud)
        .find(redrivePolicy.deadLetterTargetArn)
        .accept({ ...message, invisibleUntil: 0, receiveCount: 0 });
    } else {
      queue.take(message, visibilityTimeout);
      taken.push(message);
    }
  }
  return taken;
}

function received(message: QueuedMessage, input: ReceiveMessageCommandInput): Message {
  const attributes = chosenAttributes(message.attributes, input.MessageAttributeNames ?? []);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients still ask by the former name
  const systemNames = [...(input.MessageSystemAttributeNames ?? []), ...(input.AttributeNames ?? [])];
  const system = systemAttributes(message, systemNames);
  return {
    MessageId: message.messageId,
    ReceiptHandle: receiptHandle(message),
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes, MD5OfMessageAttributes: md5OfAttributes(attributes) }),
  };
}

function systemAttributes(message: QueuedMessage, names: readonly string[]): Record<string, string> {
  const all = {
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(Math.round(message.firstReceivedAt ?? 0)),
    SenderId: message.senderId,
    SentTimestamp: String(Math.round(message.sentAt)),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name)));
}
