import type { GetTopicAttributesCommandInput, GetTopicAttributesCommandOutput, ListTopicsCommandOutput } from '@aws-sdk/client-sns';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { topicStore } from './topic-store';

export function listTopics(_input: object, context: CallContext): SdkOutput<ListTopicsCommandOutput> {
  context.authorize({ action: 'sns:ListTopics', resource: '*' });
  return { Topics: topicStore(context.cloud).topics.map(({ arn }) => ({ TopicArn: arn })) };
}

export function getTopicAttributes(
  input: GetTopicAttributesCommandInput,
  context: CallContext,
): SdkOutput<GetTopicAttributesCommandOutput> {
  const topic = topicStore(context.cloud).find(input.TopicArn);
  context.authorize({ action: 'sns:GetTopicAttributes', resource: topic.arn, resourcePolicy: topic.policy });
  return {
    Attributes: {
      TopicArn: topic.arn,
      Owner: context.cloud.options.account,
      DisplayName: topic.displayName,
      SubscriptionsConfirmed: String(topic.subscriptions.size),
      SubscriptionsPending: '0',
      ...(topic.kmsKeyId !== undefined && { KmsMasterKeyId: topic.kmsKeyId }),
      ...(topic.policy && { Policy: JSON.stringify(topic.policy) }),
    },
  };
}
