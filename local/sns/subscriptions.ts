import type {
  GetSubscriptionAttributesCommandInput,
  GetSubscriptionAttributesCommandOutput,
  ListSubscriptionsByTopicCommandInput,
  ListSubscriptionsByTopicCommandOutput,
  ListSubscriptionsCommandInput,
  ListSubscriptionsCommandOutput,
  SetSubscriptionAttributesCommandInput,
  SubscribeCommandInput,
  SubscribeCommandOutput,
  Subscription as SubscriptionEntry,
  UnsubscribeCommandInput,
} from '@aws-sdk/client-sns';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { pageOf } from './page';
import type { Subscription } from './subscription';
import { addSubscription, setSubscriptionAttributes as setAttributes } from './subscription';
import type { Topic } from './topic';
import { topicStore } from './topic-store';

export function subscribe(input: SubscribeCommandInput, context: CallContext): SdkOutput<SubscribeCommandOutput> {
  const topic = topicStore(context.cloud).find(input.TopicArn);
  const { Protocol: protocol = '', Endpoint: endpoint = '', Attributes: attributes = {} } = input;
  context.authorize({
    action: 'sns:Subscribe',
    resource: topic.arn,
    resourcePolicy: topic.policy,
    context: { 'sns:Protocol': protocol, 'sns:Endpoint': endpoint },
  });
  return { SubscriptionArn: addSubscription(topic, protocol, endpoint, attributes).arn };
}

/** Ends a subscription; one that is not there is no error. */
export function unsubscribe({ SubscriptionArn: arn = '' }: UnsubscribeCommandInput, context: CallContext): object {
  const { topic } = find(context, arn) ?? {};
  context.authorize({ action: 'sns:Unsubscribe', resource: topic?.arn ?? '*', resourcePolicy: topic?.policy });
  if (topic) {
    topic.subscriptions.delete(arn);
    topic.deletedSubscriptions++;
  }
  return {};
}

export function setSubscriptionAttributes(input: SetSubscriptionAttributesCommandInput, context: CallContext): object {
  const { SubscriptionArn: arn = '', AttributeName: name = '', AttributeValue: value = '' } = input;
  setAttributes(authorized(context, arn, 'sns:SetSubscriptionAttributes'), { [name]: value });
  return {};
}

export function getSubscriptionAttributes(
  { SubscriptionArn: arn = '' }: GetSubscriptionAttributesCommandInput,
  context: CallContext,
): SdkOutput<GetSubscriptionAttributesCommandOutput> {
  const subscription = authorized(context, arn, 'sns:GetSubscriptionAttributes');
  const { FilterPolicy } = subscription.attributes;
  return {
    Attributes: {
      ...entry(context.cloud.options.account, subscription),
      ConfirmationWasAuthenticated: 'true',
      PendingConfirmation: 'false',
      RawMessageDelivery: 'false',
      SubscriptionPrincipal: context.caller.arn,
      ...(FilterPolicy !== undefined && { FilterPolicyScope: 'MessageAttributes' }),
      ...subscription.attributes,
    },
  };
}

export function listSubscriptions(input: ListSubscriptionsCommandInput, context: CallContext): SdkOutput<ListSubscriptionsCommandOutput> {
  const { cloud } = context;
  context.authorize({ action: 'sns:ListSubscriptions', resource: '*' });
  const { page, NextToken } = pageOf(topicStore(cloud).subscriptions, input.NextToken);
  return { Subscriptions: page.map((subscription) => entry(cloud.options.account, subscription)), NextToken };
}

export function listSubscriptionsByTopic(
  input: ListSubscriptionsByTopicCommandInput,
  context: CallContext,
): SdkOutput<ListSubscriptionsByTopicCommandOutput> {
  const topic = topicStore(context.cloud).find(input.TopicArn);
  context.authorize({ action: 'sns:ListSubscriptionsByTopic', resource: topic.arn, resourcePolicy: topic.policy });
  const { account } = context.cloud.options;
  const { page, NextToken } = pageOf([...topic.subscriptions.values()], input.NextToken);
  return { Subscriptions: page.map((subscription) => entry(account, subscription)), NextToken };
}

function authorized(context: CallContext, arn: string, action: string): Subscription {
  const found = find(context, arn);
  if (!found) {
    throw new AwsError('NotFoundException', 'Subscription does not exist', 404);
  }
  context.authorize({ action, resource: found.topic.arn, resourcePolicy: found.topic.policy });
  return found.subscription;
}

function find({ cloud }: CallContext, arn: string): { readonly topic: Topic; readonly subscription: Subscription } | undefined {
  const topicArn = arn.slice(0, arn.lastIndexOf(':'));
  const topic = topicStore(cloud).has(topicArn) ? topicStore(cloud).find(topicArn) : undefined;
  const subscription = topic?.subscriptions.get(arn);
  return topic && subscription && { topic, subscription };
}

function entry(account: string, { arn, protocol, endpoint }: Subscription): Required<SubscriptionEntry> {
  return { SubscriptionArn: arn, Owner: account, Protocol: protocol, Endpoint: endpoint, TopicArn: arn.slice(0, arn.lastIndexOf(':')) };
}
