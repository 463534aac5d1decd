import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';

/** A message as a function gets it. */
export interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
}

/** The record of a message in the event of a function. */
export function queueRecord(message: Message, queueArn: string): QueueRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', Attributes, MessageAttributes = {}, MD5OfBody, MD5OfMessageAttributes } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes,
    messageAttributes: Object.fromEntries(Object.entries(MessageAttributes).map(([name, value]) => [name, attribute(value)])),
    ...(MD5OfMessageAttributes === undefined ? {} : { md5OfMessageAttributes: MD5OfMessageAttributes }),
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3],
  } as QueueRecord;
}

function attribute({ DataType, StringValue, BinaryValue }: MessageAttributeValue): object {
  return {
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}
