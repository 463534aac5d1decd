import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { changeMessageVisibility, changeMessageVisibilityBatch } from './change-message-visibility';
import { deleteMessage, deleteMessageBatch, purgeQueue } from './delete-message';
import { getQueueAttributes, getQueueUrl, listDeadLetterSourceQueues, listQueues } from './describe-queue';
import { createQueue, deleteQueue, listQueueTags, setQueueAttributes, tagQueue, untagQueue } from './manage-queues';
import { listMessageMoveTasks, startMessageMoveTask } from './move-messages';
import { queueStore } from './queue-store';
import { receiveMessage } from './receive-message';
import { MESSAGE_FIELDS, sendMessage, sendMessageBatch } from './send-message';

const RECEIVE = [
  ...['QueueUrl', 'MaxNumberOfMessages', 'VisibilityTimeout', 'WaitTimeSeconds'],
  ...['AttributeNames', 'MessageSystemAttributeNames', 'MessageAttributeNames'],
];
const VISIBILITY = ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'];

/** Simple Queue Service: standard and FIFO queues, in memory. */
export function createSqs(cloud: Cloud): Service {
  return {
    signingName: 'sqs',
    stop: () => {
      queueStore(cloud).stop();
      return Promise.resolve();
    },
    operations: {
      CreateQueue: supportedInput('CreateQueue', ['QueueName', 'Attributes', 'tags'], createQueue),
      DeleteQueue: supportedInput('DeleteQueue', ['QueueUrl'], deleteQueue),
      SetQueueAttributes: supportedInput('SetQueueAttributes', ['QueueUrl', 'Attributes'], setQueueAttributes),
      TagQueue: supportedInput('TagQueue', ['QueueUrl', 'Tags'], tagQueue),
      UntagQueue: supportedInput('UntagQueue', ['QueueUrl', 'TagKeys'], untagQueue),
      ListQueueTags: supportedInput('ListQueueTags', ['QueueUrl'], listQueueTags),
      SendMessage: supportedInput('SendMessage', ['QueueUrl', ...MESSAGE_FIELDS], sendMessage),
      SendMessageBatch: supportedInput('SendMessageBatch', ['QueueUrl', 'Entries'], sendMessageBatch),
      ReceiveMessage: supportedInput('ReceiveMessage', RECEIVE, receiveMessage),
      DeleteMessage: supportedInput('DeleteMessage', ['QueueUrl', 'ReceiptHandle'], deleteMessage),
      DeleteMessageBatch: supportedInput('DeleteMessageBatch', ['QueueUrl', 'Entries'], deleteMessageBatch),
      ChangeMessageVisibility: supportedInput('ChangeMessageVisibility', VISIBILITY, changeMessageVisibility),
      ChangeMessageVisibilityBatch: supportedInput('ChangeMessageVisibilityBatch', ['QueueUrl', 'Entries'], changeMessageVisibilityBatch),
      GetQueueUrl: supportedInput('GetQueueUrl', ['QueueName', 'QueueOwnerAWSAccountId'], getQueueUrl),
      GetQueueAttributes: supportedInput('GetQueueAttributes', ['QueueUrl', 'AttributeNames'], getQueueAttributes),
      ListQueues: supportedInput('ListQueues', ['QueueNamePrefix', 'MaxResults', 'NextToken'], listQueues),
      ListDeadLetterSourceQueues: supportedInput(
        'ListDeadLetterSourceQueues',
        ['QueueUrl', 'MaxResults', 'NextToken'],
        listDeadLetterSourceQueues,
      ),
      StartMessageMoveTask: supportedInput('StartMessageMoveTask', ['SourceArn', 'DestinationArn'], startMessageMoveTask),
      ListMessageMoveTasks: supportedInput('ListMessageMoveTasks', ['SourceArn', 'MaxResults'], listMessageMoveTasks),
      PurgeQueue: supportedInput('PurgeQueue', ['QueueUrl'], purgeQueue),
    },
  };
}
