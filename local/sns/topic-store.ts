import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Subscription } from './subscription';
import type { PublishedMessage, Topic } from './topic';

/** The topics of one account and region. */
export class TopicStore {
  private readonly byArn = new Map<string, Topic>();

  get topics(): readonly Topic[] {
    return [...this.byArn.values()];
  }

  get subscriptions(): readonly Subscription[] {
    return this.topics.flatMap(({ subscriptions }) => [...subscriptions.values()]);
  }

  has(arn: string): boolean {
    return this.byArn.has(arn);
  }

  add(topic: Topic): void {
    this.byArn.set(topic.arn, topic);
  }

  delete(arn: string): void {
    this.byArn.delete(arn);
  }

  /** The topic, or an error: `NotFoundException`, for what is no ARN of a topic `InvalidParameterException`. */
  find(arn = ''): Topic {
    if (!/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+$/.test(arn)) {
      throw new AwsError(
        'InvalidParameterException',
        `Invalid parameter: TopicArn Reason: an ARN must have at least 6 elements, got ${arn}`,
      );
    }
    const topic = this.byArn.get(arn);
    if (!topic) {
      throw new AwsError('NotFoundException', 'Topic does not exist', 404);
    }
    return topic;
  }
}

/** The topics of a cloud. */
export const topicStore = perCloud(() => new TopicStore());

/** The newest messages of a topic, oldest first, with their deliveries: where e-mails end in local mode. */
export function outbox(cloud: Cloud, topicArn: string): readonly PublishedMessage[] {
  return topicStore(cloud).find(topicArn).outbox;
}
