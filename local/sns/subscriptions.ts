import type {
  ListSubscriptionsByTopicCommandInput,
  ListSubscriptionsByTopicCommandOutput,
  ListSubscriptionsCommandOutput,
  SubscribeCommandInput,
  SubscribeCommandOutput,
  Subscription as SubscriptionEntry,
} from '@aws-sdk/client-sns';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { stableUuid } from '../core/stable-uuid';
import type { Protocol, Subscription, Topic } from './topic';
import { topicStore } from './topic-store';

const PROTOCOLS: readonly string[] = ['email', 'email-json', 'sqs', 'lambda'] satisfies Protocol[];

export function subscribe(input: SubscribeCommandInput, context: CallContext): SdkOutput<SubscribeCommandOutput> {
  const topic = topicStore(context.cloud).find(input.TopicArn);
  const { Protocol: protocol = '', Endpoint: endpoint = '', Attributes: attributes = {} } = input;
  context.authorize({
    action: 'sns:Subscribe',
    resource: topic.arn,
    resourcePolicy: topic.policy,
    context: { 'sns:Protocol': protocol, 'sns:Endpoint': endpoint },
  });
  const { RawMessageDelivery = 'false', ...others } = attributes;
  const other = Object.keys(others)[0];
  if (other !== undefined) {
    throw new NotEmulated(`the subscription attribute ${other}`);
  }
  return { SubscriptionArn: addSubscription(topic, protocol, endpoint, RawMessageDelivery === 'true').arn };
}

/** Subscribes an endpoint; e-mail addresses count as confirmed. The same endpoint again is the same subscription. */
export function addSubscription(topic: Topic, protocol: string, endpoint: string, rawMessageDelivery: boolean): Subscription {
  if (!isProtocol(protocol)) {
    throw new NotEmulated(`the subscription protocol ${protocol}`);
  }
  if (endpoint === '') {
    throw new AwsError('InvalidParameter', 'Invalid parameter: Endpoint');
  }
  const arn = `${topic.arn}:${stableUuid(`${protocol} ${endpoint}`)}`;
  const subscription = { arn, protocol, endpoint, rawMessageDelivery };
  topic.subscriptions.set(arn, subscription);
  return subscription;
}

export function listSubscriptions(_input: object, context: CallContext): SdkOutput<ListSubscriptionsCommandOutput> {
  const { cloud } = context;
  context.authorize({ action: 'sns:ListSubscriptions', resource: '*' });
  return { Subscriptions: topicStore(cloud).subscriptions.map((subscription) => entry(cloud.options.account, subscription)) };
}

export function listSubscriptionsByTopic(
  input: ListSubscriptionsByTopicCommandInput,
  context: CallContext,
): SdkOutput<ListSubscriptionsByTopicCommandOutput> {
  const topic = topicStore(context.cloud).find(input.TopicArn);
  context.authorize({ action: 'sns:ListSubscriptionsByTopic', resource: topic.arn, resourcePolicy: topic.policy });
  const { account } = context.cloud.options;
  return { Subscriptions: [...topic.subscriptions.values()].map((subscription) => entry(account, subscription)) };
}

function isProtocol(protocol: string): protocol is Protocol {
  return PROTOCOLS.includes(protocol);
}

function entry(account: string, { arn, protocol, endpoint }: Subscription): SubscriptionEntry {
  return { SubscriptionArn: arn, Owner: account, Protocol: protocol, Endpoint: endpoint, TopicArn: arn.slice(0, arn.lastIndexOf(':')) };
}
