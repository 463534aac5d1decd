import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { topicStore } from './topic-store';

/** Puts policies on topics. */
export function topicPolicyProvider(cloud: Cloud): ResourceProvider {
  const setPolicy = (topics: unknown, policy?: unknown): void => {
    for (const arn of (topics as string[]).filter((topic) => topicStore(cloud).has(topic))) {
      topicStore(cloud)
        .find(arn)
        .setAttributes({ Policy: policy === undefined ? '' : JSON.stringify(policy) });
    }
  };
  return {
    type: 'AWS::SNS::TopicPolicy',
    properties: ['Topics', 'PolicyDocument'],
    create: (properties, context) => {
      setPolicy(properties.Topics, properties.PolicyDocument);
      return Promise.resolve({ physicalId: context.physicalName() });
    },
    update: (physicalId, properties, previous) => {
      setPolicy(previous.Topics);
      setPolicy(properties.Topics, properties.PolicyDocument);
      return Promise.resolve({ physicalId });
    },
    delete: (_physicalId, properties) => {
      setPolicy(properties.Topics);
      return Promise.resolve();
    },
  };
}
