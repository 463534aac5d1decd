import { createHash } from 'node:crypto';
import type {
  SendMessageBatchCommandInput,
  SendMessageBatchCommandOutput,
  SendMessageBatchRequestEntry,
  SendMessageCommandInput,
  SendMessageCommandOutput,
} from '@aws-sdk/client-sqs';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue, authorizeQueueKey } from './access';
import { runBatch } from './batch';
import { md5OfAttributes } from './message-attributes';
import type { Queue } from './queue';

const MAX_DELAY_SECONDS = 900;
const ENTRY_FIELDS = ['Id', 'MessageBody', 'DelaySeconds', 'MessageAttributes'];

export function sendMessage(input: SendMessageCommandInput, context: CallContext): SdkOutput<SendMessageCommandOutput> {
  return send(context, queueToSend(input.QueueUrl, context), input);
}

export function sendMessageBatch(input: SendMessageBatchCommandInput, context: CallContext): SdkOutput<SendMessageBatchCommandOutput> {
  const queue = queueToSend(input.QueueUrl, context);
  const result = runBatch(input.Entries, (entry) => {
    const unknown = Object.keys(entry).find((field) => !ENTRY_FIELDS.includes(field));
    if (unknown !== undefined) {
      throw new NotEmulated(`the parameter ${unknown} of SendMessageBatch`);
    }
    return send(context, queue, entry);
  });
  return result;
}

function queueToSend(queueUrl: string | undefined, context: CallContext): Queue {
  const queue = authorizedQueue(context, queueUrl, 'sqs:SendMessage');
  authorizeQueueKey(context, queue, ['kms:GenerateDataKey', 'kms:Decrypt']);
  return queue;
}

function send(
  { caller }: CallContext,
  queue: Queue,
  { MessageBody = '', MessageAttributes = {}, DelaySeconds }: Omit<SendMessageBatchRequestEntry, 'Id'>,
): { MessageId: string; MD5OfMessageBody: string; MD5OfMessageAttributes?: string } {
  const { maximumMessageSize } = queue.settings;
  if (MessageBody === '' || Buffer.byteLength(MessageBody) > maximumMessageSize) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be 1 to ${maximumMessageSize} bytes.`,
    );
  }
  if (DelaySeconds !== undefined && (DelaySeconds < 0 || DelaySeconds > MAX_DELAY_SECONDS)) {
    throw new AwsError('InvalidParameterValue', `DelaySeconds must be 0 to ${MAX_DELAY_SECONDS}, got ${DelaySeconds}`);
  }
  const { messageId } = queue.send(MessageBody, MessageAttributes, caller.arn, DelaySeconds);
  return { MessageId: messageId, MD5OfMessageBody: md5(MessageBody), MD5OfMessageAttributes: md5OfAttributes(MessageAttributes) };
}

/** MD5 of a body in hexadecimal digits. */
export function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}
