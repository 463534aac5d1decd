import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { changeMessageVisibility, changeMessageVisibilityBatch } from './change-message-visibility';
import { deleteMessage, deleteMessageBatch, purgeQueue } from './delete-message';
import { getQueueAttributes, getQueueUrl, listQueues } from './describe-queue';
import { receiveMessage } from './receive-message';
import { sendMessage, sendMessageBatch } from './send-message';

const RECEIVE = [
  ...['QueueUrl', 'MaxNumberOfMessages', 'VisibilityTimeout', 'WaitTimeSeconds'],
  ...['AttributeNames', 'MessageSystemAttributeNames', 'MessageAttributeNames'],
];

/** Simple Queue Service: standard queues, in memory. */
export function createSqs(): Service {
  return {
    signingName: 'sqs',
    operations: {
      SendMessage: supportedInput('SendMessage', ['QueueUrl', 'MessageBody', 'DelaySeconds', 'MessageAttributes'], sendMessage),
      SendMessageBatch: supportedInput('SendMessageBatch', ['QueueUrl', 'Entries'], sendMessageBatch),
      ReceiveMessage: supportedInput('ReceiveMessage', RECEIVE, receiveMessage),
      DeleteMessage: supportedInput('DeleteMessage', ['QueueUrl', 'ReceiptHandle'], deleteMessage),
      DeleteMessageBatch: supportedInput('DeleteMessageBatch', ['QueueUrl', 'Entries'], deleteMessageBatch),
      ChangeMessageVisibility: supportedInput(
        'ChangeMessageVisibility',
        ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'],
        changeMessageVisibility,
      ),
      ChangeMessageVisibilityBatch: supportedInput('ChangeMessageVisibilityBatch', ['QueueUrl', 'Entries'], changeMessageVisibilityBatch),
      GetQueueUrl: supportedInput('GetQueueUrl', ['QueueName'], getQueueUrl),
      GetQueueAttributes: supportedInput('GetQueueAttributes', ['QueueUrl', 'AttributeNames'], getQueueAttributes),
      ListQueues: supportedInput('ListQueues', ['QueueNamePrefix'], listQueues),
      PurgeQueue: supportedInput('PurgeQueue', ['QueueUrl'], purgeQueue),
    },
  };
}
