import { createHash } from 'node:crypto';
import type { SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';
import type { Queue } from './queue';
import type { NewMessage } from './queued-message';

/** Letters, digits and punctuation of ASCII, at most 128. */
const ID = /^[!-~]{1,128}$/;

/**
 * Group and deduplication id of a new message.
 *
 * A FIFO queue needs both (the second can be the content's hash) and no delay of the message's own; a standard queue takes the group of
 * a fair queue alone.
 */
export function fifoFields(
  queue: Queue,
  { MessageGroupId, MessageDeduplicationId, MessageBody = '', DelaySeconds }: Omit<SendMessageBatchRequestEntry, 'Id'>,
): Pick<NewMessage, 'groupId' | 'deduplicationId'> {
  for (const [name, id] of Object.entries({ MessageGroupId, MessageDeduplicationId })) {
    if (id !== undefined && !ID.test(id)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Value ${id} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
      );
    }
  }
  if (!queue.isFifo) {
    if (MessageDeduplicationId !== undefined) {
      throw notForThisType('MessageDeduplicationId', MessageDeduplicationId);
    }
    return { groupId: MessageGroupId };
  }
  if (MessageGroupId === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  }
  if (DelaySeconds !== undefined && DelaySeconds > 0) {
    throw notForThisType('DelaySeconds', String(DelaySeconds));
  }
  const ofContent = queue.attributes.ContentBasedDeduplication === 'true' ? sha256(MessageBody) : undefined;
  const deduplicationId = MessageDeduplicationId ?? ofContent;
  if (deduplicationId === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return { groupId: MessageGroupId, deduplicationId };
}

function notForThisType(name: string, value: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: The request include parameter that is not valid for this queue type.`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
