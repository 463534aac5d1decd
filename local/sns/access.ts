import type { CallContext } from '../core/service';
import type { Topic } from './topic';
import { topicStore } from './topic-store';

/** Finds the topic of a request and checks `action` on it. */
export function authorizedTopic(context: CallContext, topicArn: string | undefined, action: string): Topic {
  const topic = topicStore(context.cloud).find(topicArn);
  context.authorize({ action, resource: topic.arn, resourcePolicy: topic.policy });
  return topic;
}
