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
import { asking } from '../iam-service/asking';
import { authorizedQueue, authorizeQueueKey } from './access';
import { runBatch } from './batch';
import { fifoFields } from './fifo-fields';
import type { MessageAttributes } from './message-attributes';
import { assertAttributes, md5OfAttributes, sizeOfAttributes } from './message-attributes';
import { assertRange } from './parameter-range';
import type { Queue } from './queue';

/** Fields of a message, alone or in a batch. */
export const MESSAGE_FIELDS = [
  ...['MessageBody', 'DelaySeconds', 'MessageAttributes', 'MessageSystemAttributes'],
  ...['MessageGroupId', 'MessageDeduplicationId'],
];
const MAX_DELAY_SECONDS = 900;
const MAX_BATCH_BYTES = 1_048_576;

type Entry = Omit<SendMessageBatchRequestEntry, 'Id'>;

export function sendMessage(input: SendMessageCommandInput, context: CallContext): SdkOutput<SendMessageCommandOutput> {
  return send(context, queueToSend(input.QueueUrl, context), input);
}

export function sendMessageBatch(input: SendMessageBatchCommandInput, context: CallContext): SdkOutput<SendMessageBatchCommandOutput> {
  const queue = queueToSend(input.QueueUrl, context);
  const bytes = (input.Entries ?? []).reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (bytes > MAX_BATCH_BYTES) {
    throw new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${MAX_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`,
    );
  }
  return runBatch(input.Entries, (entry) => {
    const unknown = Object.keys(entry).find((field) => field !== 'Id' && !MESSAGE_FIELDS.includes(field));
    if (unknown !== undefined) {
      throw new NotEmulated(`the parameter ${unknown} of SendMessageBatch`);
    }
    return send(context, queue, entry);
  });
}

function queueToSend(queueUrl: string | undefined, context: CallContext): Queue {
  const queue = authorizedQueue(context, queueUrl, 'sqs:SendMessage');
  authorizeQueueKey(context, queue, ['kms:GenerateDataKey', 'kms:Decrypt']);
  return queue;
}

type Sent = Omit<SdkOutput<SendMessageCommandOutput>, 'MessageId' | 'MD5OfMessageBody'> & { MessageId: string; MD5OfMessageBody: string };

function send({ cloud, caller }: CallContext, queue: Queue, entry: Entry): Sent {
  const { MessageBody: body = '', MessageAttributes: attributes = {}, MessageSystemAttributes: system = {}, DelaySeconds } = entry;
  assertBody(body, sizeOf(entry), queue.numeric('MaximumMessageSize'));
  assertAttributes(attributes);
  const { AWSTraceHeader: trace, ...others } = system as MessageAttributes;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new AwsError('InvalidParameterValue', `Message system attribute name '${other}' is invalid.`);
  }
  assertRange('DelaySeconds', DelaySeconds, 0, MAX_DELAY_SECONDS);
  const fifo = fifoFields(queue, entry);
  const content = {
    body,
    attributes,
    senderId: asking(cloud, caller).userId,
    traceHeader: trace?.StringValue,
    delaySeconds: DelaySeconds,
    ...fifo,
  };
  const { messageId, sequenceNumber } = queue.send(content);
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5(body),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(system),
    SequenceNumber: sequenceNumber,
  };
}

function sizeOf({ MessageBody = '', MessageAttributes = {} }: Entry): number {
  return Buffer.byteLength(MessageBody) + sizeOfAttributes(MessageAttributes);
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html names the characters. */
function assertBody(body: string, bytes: number, maxBytes: number): void {
  if (body === '') {
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  }
  if (bytes > maxBytes) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maxBytes} bytes.`,
    );
  }
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(body)) {
    throw new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
}

/** MD5 of a body in hexadecimal digits. */
export function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}
