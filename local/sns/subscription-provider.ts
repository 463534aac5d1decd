import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { SubscriptionAttributes } from './subscription';
import { addSubscription, setSubscriptionAttributes } from './subscription';
import { topicStore } from './topic-store';

const ATTRIBUTES = ['RawMessageDelivery', 'FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy'];

/** Makes subscriptions from templates. */
export function subscriptionProvider(cloud: Cloud): ResourceProvider {
  const apply = (properties: Properties): Promise<Provisioned> => {
    const topic = topicStore(cloud).find(String(properties.TopicArn));
    const subscription = addSubscription(topic, String(properties.Protocol), String(properties.Endpoint), {});
    subscription.attributes = {};
    setSubscriptionAttributes(subscription, attributesOf(properties));
    return Promise.resolve({ physicalId: subscription.arn, attributes: { Arn: subscription.arn } });
  };
  return {
    type: 'AWS::SNS::Subscription',
    properties: ['TopicArn', 'Protocol', 'Endpoint', ...ATTRIBUTES],
    recorded: ['DeliveryPolicy', 'Region'],
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

/** Documents become JSON, flags texts, as the API has them. */
function attributesOf(properties: Properties): SubscriptionAttributes {
  const given = ATTRIBUTES.filter((name) => properties[name] !== undefined);
  return Object.fromEntries(
    given.map((name) => [name, typeof properties[name] === 'string' ? properties[name] : JSON.stringify(properties[name])]),
  );
}
