import type { Message, ReceiveMessageCommandInput, ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue, authorizeQueueKey } from './access';
import { chosenAttributes, md5OfAttributes } from './message-attributes';
import { assertRange, assertVisibility } from './parameter-range';
import type { Queue } from './queue';
import type { QueuedMessage } from './queued-message';
import { queueStore } from './queue-store';
import { receiptHandle } from './receipt-handle';
import { md5 } from './send-message';

const MAX_MESSAGES = 10;
const MAX_WAIT_SECONDS = 20;

/** Answers at once when there is a message, else waits for one in virtual time. */
export async function receiveMessage(
  input: ReceiveMessageCommandInput,
  context: CallContext,
): Promise<SdkOutput<ReceiveMessageCommandOutput>> {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:ReceiveMessage');
  authorizeQueueKey(context, queue, ['kms:Decrypt']);
  const limit = input.MaxNumberOfMessages ?? 1;
  assertRange('MaxNumberOfMessages', limit, 1, MAX_MESSAGES);
  assertRange('WaitTimeSeconds', input.WaitTimeSeconds, 0, MAX_WAIT_SECONDS);
  assertVisibility(input.VisibilityTimeout);
  const { clock } = context.cloud;
  const store = queueStore(context.cloud);
  const deadline = clock.now() + (input.WaitTimeSeconds ?? queue.numeric('ReceiveMessageWaitTimeSeconds')) * 1000;
  let messages = take(context, queue, limit, input.VisibilityTimeout);
  while (messages.length === 0 && clock.now() < deadline && !store.stopped) {
    await queue.nextChange(deadline);
    messages = take(context, queue, limit, input.VisibilityTimeout);
  }
  return messages.length === 0 ? {} : { Messages: messages.map((message) => received(message, input)) };
}

/** Takes messages; those that were received too often go to the dead-letter queue instead. */
function take({ cloud }: CallContext, queue: Queue, limit: number, visibilityTimeout?: number): QueuedMessage[] {
  const { redrivePolicy } = queue;
  const taken: QueuedMessage[] = [];
  for (const message of queue.receivable()) {
    if (redrivePolicy && message.receivedHere >= redrivePolicy.maxReceiveCount) {
      queue.remove(message.messageId);
      queueStore(cloud)
        .find(redrivePolicy.deadLetterTargetArn)
        .accept({ ...message, invisibleUntil: 0, receivedHere: 0, deadLetterSourceArn: queue.arn });
    } else {
      queue.take(message, visibilityTimeout);
      taken.push(message);
    }
    if (taken.length === limit) {
      break;
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
    AWSTraceHeader: message.traceHeader,
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    SequenceNumber: message.sequenceNumber,
    DeadLetterQueueSourceArn: message.deadLetterSourceArn,
  };
  const isAsked = (name: string): boolean => names.includes('All') || names.includes(name);
  return Object.fromEntries(
    Object.entries(all).filter((attribute): attribute is [string, string] => attribute[1] !== undefined && isAsked(attribute[0])),
  );
}
