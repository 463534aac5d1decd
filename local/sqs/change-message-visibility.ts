import type {
  ChangeMessageVisibilityBatchCommandInput,
  ChangeMessageVisibilityBatchCommandOutput,
  ChangeMessageVisibilityCommandInput,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue } from './access';
import { runBatch } from './batch';
import type { Queue } from './queue';
import { messageIdOf } from './receipt-handle';

const ACTION = 'sqs:ChangeMessageVisibility';
const MAX_VISIBILITY_SECONDS = 43_200;

export function changeMessageVisibility(input: ChangeMessageVisibilityCommandInput, context: CallContext): object {
  return change(authorizedQueue(context, input.QueueUrl, ACTION), input.ReceiptHandle, input.VisibilityTimeout);
}

export function changeMessageVisibilityBatch(
  input: ChangeMessageVisibilityBatchCommandInput,
  context: CallContext,
): SdkOutput<ChangeMessageVisibilityBatchCommandOutput> {
  const queue = authorizedQueue(context, input.QueueUrl, ACTION);
  return runBatch(input.Entries, ({ ReceiptHandle, VisibilityTimeout }) => change(queue, ReceiptHandle, VisibilityTimeout));
}

function change(queue: Queue, handle: string | undefined, seconds = -1): object {
  if (seconds < 0 || seconds > MAX_VISIBILITY_SECONDS) {
    throw new AwsError('InvalidParameterValue', `VisibilityTimeout must be 0 to ${MAX_VISIBILITY_SECONDS}, got ${seconds}`);
  }
  const message = queue.find(messageIdOf(handle));
  if (!message || message.invisibleUntil <= Date.now()) {
    throw new AwsError('MessageNotInflight', 'The specified message is not in flight.');
  }
  queue.hide(message, seconds);
  return {};
}
