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
import { assertVisibility } from './parameter-range';
import type { Queue } from './queue';
import { messageOf } from './receipt-handle';

const ACTION = 'sqs:ChangeMessageVisibility';

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

function change(queue: Queue, handle: string | undefined, seconds: number | undefined): object {
  if (seconds === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter VisibilityTimeout.');
  }
  assertVisibility(seconds);
  const message = messageOf(queue, handle);
  if (!message) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${handle ?? ''} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  if (message.invisibleUntil <= Date.now()) {
    throw new AwsError('MessageNotInflight', 'The specified message is not in flight.');
  }
  queue.hide(message, seconds);
  return {};
}
