import type {
  DeleteMessageBatchCommandInput,
  DeleteMessageBatchCommandOutput,
  DeleteMessageCommandInput,
  PurgeQueueCommandInput,
} from '@aws-sdk/client-sqs';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue } from './access';
import { runBatch } from './batch';
import { messageIdOf } from './receipt-handle';

export function deleteMessage(input: DeleteMessageCommandInput, context: CallContext): object {
  authorizedQueue(context, input.QueueUrl, 'sqs:DeleteMessage').remove(messageIdOf(input.ReceiptHandle));
  return {};
}

export function deleteMessageBatch(
  input: DeleteMessageBatchCommandInput,
  context: CallContext,
): SdkOutput<DeleteMessageBatchCommandOutput> {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:DeleteMessage');
  return runBatch(input.Entries, ({ ReceiptHandle }) => {
    queue.remove(messageIdOf(ReceiptHandle));
    return {};
  });
}

export function purgeQueue(input: PurgeQueueCommandInput, context: CallContext): object {
  authorizedQueue(context, input.QueueUrl, 'sqs:PurgeQueue').purge();
  return {};
}
