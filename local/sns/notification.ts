import type { Cloud } from '../core/cloud';
import type { Outgoing } from './deliver';
import type { Subscription } from './subscription';

/**
 * The envelope of a message, in the order of AWS's; functions get all fields, queues only those that are there.
 *
 * The signature is empty, and nobody answers at its certificate's URL: nothing here is signed by AWS.
 */
export function notification(cloud: Cloud, { arn, protocol }: Subscription, outgoing: Outgoing, text: string): object {
  const { messageId, topicArn, subject, sequenceNumber, publishedAt, attributes } = outgoing;
  const url = protocol === 'lambda' ? 'Url' : 'URL';
  const named = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { Type: DataType, Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString('base64') },
  ]);
  return {
    Type: 'Notification',
    MessageId: messageId,
    ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }),
    TopicArn: topicArn,
    ...(subject === undefined ? protocol === 'lambda' && { Subject: null } : { Subject: subject }),
    Message: text,
    Timestamp: publishedAt.toISOString(),
    SignatureVersion: '1',
    Signature: '',
    [`SigningCert${url}`]: `${cloud.options.endpoint}/SimpleNotificationService.pem`,
    [`Unsubscribe${url}`]: `${cloud.options.endpoint}/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    ...((named.length > 0 || protocol === 'lambda') && { MessageAttributes: Object.fromEntries(named) as object }),
  };
}
