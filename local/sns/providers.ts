import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { subscriptionProvider } from './subscription-provider';
import { topicPolicyProvider } from './topic-policy-provider';
import { topicProvider } from './topic-provider';

/** Makes topics, their policies and subscriptions from templates. */
export function snsProviders(cloud: Cloud): ResourceProvider[] {
  return [topicProvider(cloud), topicPolicyProvider(cloud), subscriptionProvider(cloud)];
}
