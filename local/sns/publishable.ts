import type { MessageAttributeValue, PublishBatchRequestEntry } from '@aws-sdk/client-sns';
import { AwsError, NotEmulated } from '../core/aws-error';
import { assertAttributes, sizeOfAttributes } from '../sqs/message-attributes';
import type { Topic } from './topic';

/** Longest message with its attributes, in bytes. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const MAX_MESSAGE_BYTES = 262_144;
const MAX_SUBJECT_LENGTH = 100;
const KNOWN = [
  'Message',
  'Subject',
  'MessageStructure',
  'MessageAttributes',
  'MessageGroupId',
  'MessageDeduplicationId',
  'TopicArn',
  'TargetArn',
];

/** Checks a message before it is published; throws `InvalidParameterException`. */
export function assertPublishable(topic: Topic, entry: Omit<PublishBatchRequestEntry, 'Id'>): void {
  const { Message = '', Subject, MessageAttributes = {}, MessageGroupId, MessageDeduplicationId } = entry;
  const unknown = Object.keys(entry).find((field) => !KNOWN.includes(field));
  if (unknown !== undefined) {
    throw new NotEmulated(`the parameter ${unknown} of Publish`);
  }
  if (Message === '') {
    throw invalid('Empty message');
  }
  if (Buffer.byteLength(Message) + sizeOfAttributes(MessageAttributes) > MAX_MESSAGE_BYTES) {
    throw invalid('Message too long');
  }
  if (Subject !== undefined && (Subject === '' || Subject.length > MAX_SUBJECT_LENGTH || /[\p{Cc}]/u.test(Subject))) {
    throw invalid(`Subject must be one line of 1 to ${MAX_SUBJECT_LENGTH} characters`);
  }
  // `String.Array` is SNS's own; everything else is as in queues, which may have ten at most.
  for (const [name, attribute] of Object.entries(MessageAttributes)) {
    assertAttribute(name, attribute);
  }
  if (topic.isFifo && MessageGroupId === undefined) {
    throw invalid('The MessageGroupId parameter is required for FIFO topics');
  }
  if (!topic.isFifo && MessageDeduplicationId !== undefined) {
    throw invalid(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
  }
}

function assertAttribute(name: string, attribute: MessageAttributeValue): void {
  try {
    assertAttributes({ [name]: attribute });
  } catch (error) {
    throw new AwsError('ParameterValueInvalid', error instanceof Error ? error.message : String(error));
  }
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${reason}`);
}
