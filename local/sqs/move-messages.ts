import { randomUUID } from 'node:crypto';
import type {
  ListMessageMoveTasksCommandInput,
  ListMessageMoveTasksCommandOutput,
  StartMessageMoveTaskCommandInput,
  StartMessageMoveTaskCommandOutput,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import type { Queue } from './queue';
import { queueStore } from './queue-store';

interface MoveTask {
  readonly sourceArn: string;
  readonly destinationArn?: string;
  readonly moved: number;
  readonly startedAt: number;
}

const tasksOf = perCloud((): MoveTask[] => []);

/** Moves what is in a dead-letter queue back to where it came from, or to another queue, as new messages; all at once. */
export function startMessageMoveTask(
  { SourceArn: sourceArn = '', DestinationArn: destinationArn }: StartMessageMoveTaskCommandInput,
  context: CallContext,
): SdkOutput<StartMessageMoveTaskCommandOutput> {
  const { cloud } = context;
  const source = authorizedSource(context, sourceArn, 'sqs:StartMessageMoveTask');
  if (!queueStore(cloud).queues.some(({ redrivePolicy }) => redrivePolicy?.deadLetterTargetArn === source.arn)) {
    throw new AwsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
  }
  const messages = source.allMessages().filter(({ invisibleUntil }) => invisibleUntil <= Date.now());
  for (const message of messages) {
    const target = targetOf(cloud, destinationArn ?? message.deadLetterSourceArn);
    source.remove(message.messageId);
    const { body, attributes, senderId, traceHeader, groupId, deduplicationId } = message;
    target.send({ body, attributes, senderId, traceHeader, groupId, deduplicationId });
  }
  tasksOf(cloud).unshift({ sourceArn, destinationArn, moved: messages.length, startedAt: cloud.clock.now() });
  return { TaskHandle: Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn })).toString('base64') };
}

export function listMessageMoveTasks(
  { SourceArn: sourceArn = '', MaxResults = 1 }: ListMessageMoveTasksCommandInput,
  context: CallContext,
): SdkOutput<ListMessageMoveTasksCommandOutput> {
  authorizedSource(context, sourceArn, 'sqs:ListMessageMoveTasks');
  const tasks = tasksOf(context.cloud).filter((task) => task.sourceArn === sourceArn);
  return {
    Results: tasks.slice(0, MaxResults).map(({ destinationArn, moved, startedAt }) => ({
      Status: 'COMPLETED',
      SourceArn: sourceArn,
      DestinationArn: destinationArn,
      ApproximateNumberOfMessagesMoved: moved,
      ApproximateNumberOfMessagesToMove: moved,
      StartedTimestamp: Math.round(startedAt),
    })),
  };
}

function authorizedSource(context: CallContext, arn: string, action: string): Queue {
  const queue = targetOf(context.cloud, arn);
  context.authorize({ action, resource: queue.arn, resourcePolicy: queue.policy });
  return queue;
}

function targetOf(cloud: Cloud, arn = ''): Queue {
  const store = queueStore(cloud);
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  if (!store.has(name)) {
    throw new AwsError('ResourceNotFoundException', `The resource that you specified for the ARN parameter doesn't exist: ${arn}`);
  }
  return store.find(name);
}
