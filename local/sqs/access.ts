import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import type { Queue } from './queue';
import { queueStore } from './queue-store';

/** Finds the queue of a request and checks `action` on it. */
export function authorizedQueue(context: CallContext, queueUrl: string | undefined, action: string): Queue {
  const queue = queueStore(context.cloud).find(queueUrl);
  context.authorize({ action, resource: queue.arn, resourcePolicy: queue.policy });
  return queue;
}

/** Checks the caller's use of the queue's key: `kms:GenerateDataKey` and `kms:Decrypt` to send, `kms:Decrypt` to receive. */
export function authorizeQueueKey({ cloud, caller }: CallContext, { arn, attributes }: Queue, actions: readonly string[]): void {
  for (const action of attributes.KmsMasterKeyId === undefined ? [] : actions) {
    authorizeKey(cloud, caller, action, attributes.KmsMasterKeyId ?? '', 'sqs', { 'aws:sqs:arn': arn });
  }
}
