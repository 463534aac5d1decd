import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import { addSubscription } from './subscriptions';
import { topicStore } from './topic-store';

/** Makes subscriptions from templates. */
export function subscriptionProvider(cloud: Cloud): ResourceProvider {
  const apply = ({ TopicArn, Protocol, Endpoint, RawMessageDelivery }: Properties): Promise<Provisioned> => {
    const topic = topicStore(cloud).find(String(TopicArn));
    const raw = String(RawMessageDelivery as unknown) === 'true';
    const { arn } = addSubscription(topic, String(Protocol), String(Endpoint), raw);
    return Promise.resolve({ physicalId: arn, attributes: { Arn: arn } });
  };
  return {
    type: 'AWS::SNS::Subscription',
    properties: ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery'],
    recorded: ['DeliveryPolicy'],
    replaceOn: ['TopicArn', 'Protocol', 'Endpoint'],
    create: apply,
    update: (_physicalId, properties) => apply(properties),
    delete: (physicalId) => {
      const topicArn = physicalId.slice(0, physicalId.lastIndexOf(':'));
      if (topicStore(cloud).has(topicArn)) {
        topicStore(cloud).find(topicArn).subscriptions.delete(physicalId);
      }
      return Promise.resolve();
    },
  };
}
