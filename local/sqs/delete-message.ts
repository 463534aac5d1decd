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
import type { Queue } from './queue';
import { messageOf } from './receipt-handle';

export function deleteMessage(input: DeleteMessageCommandInput, context: CallContext): object {
  return remove(authorizedQueue(context, input.QueueUrl, 'sqs:DeleteMessage'), input.ReceiptHandle);
}

export function deleteMessageBatch(
  input: DeleteMessageBatchCommandInput,
  context: CallContext,
): SdkOutput<DeleteMessageBatchCommandOutput> {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:DeleteMessage');
  return runBatch(input.Entries, ({ ReceiptHandle }) => remove(queue, ReceiptHandle));
}

export function purgeQueue(input: PurgeQueueCommandInput, context: CallContext): object {
  authorizedQueue(context, input.QueueUrl, 'sqs:PurgeQueue').purge();
  return {};
}

function remove(queue: Queue, handle: string | undefined): object {
  const message = messageOf(queue, handle);
  if (message) {
    queue.remove(message.messageId);
  }
  return {};
}
