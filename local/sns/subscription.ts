import { AwsError, NotEmulated } from '../core/aws-error';
import { stableUuid } from '../core/stable-uuid';
import { assertFilterPolicy } from './filter-policy';
import type { Topic } from './topic';

/** How a subscription is told of a message. */
export type Protocol = 'email' | 'email-json' | 'sqs' | 'lambda';

/** Attributes of a subscription as its owner sets them, by their names in the API. */
export type SubscriptionAttributes = Readonly<Record<string, string>>;

/** An endpoint that gets a topic's messages. */
export interface Subscription {
  readonly arn: string;
  readonly protocol: Protocol;
  /** Address, or ARN of queue or function. */
  readonly endpoint: string;
  attributes: SubscriptionAttributes;
}

const PROTOCOLS: readonly string[] = ['email', 'email-json', 'sqs', 'lambda'] satisfies Protocol[];
/** Protocols of AWS whose receivers are not on this machine. */
const ELSEWHERE = ['http', 'https', 'sms', 'application', 'firehose'];
const ENDPOINTS: Readonly<Record<string, RegExp>> = {
  sqs: /^arn:[\w-]+:sqs:/,
  lambda: /^arn:[\w-]+:lambda:/,
  email: /@/,
  'email-json': /@/,
};
/** `DeliveryPolicy` is for HTTP endpoints and has no effect here. */
const ATTRIBUTES = ['RawMessageDelivery', 'FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'DeliveryPolicy'];

/** Subscribes an endpoint; e-mail addresses count as confirmed. The same endpoint again is the same subscription. */
export function addSubscription(topic: Topic, protocol: string, endpoint: string, attributes: SubscriptionAttributes): Subscription {
  if (ELSEWHERE.includes(protocol)) {
    throw new NotEmulated(`the subscription protocol ${protocol}`);
  }
  if (!isProtocol(protocol)) {
    throw invalid(`Does not support this protocol string: ${protocol}`);
  }
  if (!ENDPOINTS[protocol]?.test(endpoint)) {
    throw invalid(`Endpoint must fit the protocol ${protocol}, got ${endpoint}`);
  }
  if (topic.isFifo && protocol !== 'sqs') {
    throw invalid(`Endpoint: a FIFO topic delivers to queues only, got ${protocol}`);
  }
  if (!topic.isFifo && endpoint.endsWith('.fifo')) {
    throw invalid('Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics');
  }
  const arn = `${topic.arn}:${stableUuid(`${protocol} ${endpoint}`)}`;
  const known = topic.subscriptions.get(arn);
  const other = known && Object.entries(attributes).find(([name, value]) => known.attributes[name] !== value);
  if (other) {
    throw invalid('Attributes Reason: Subscription already exists with different attributes');
  }
  const subscription = known ?? { arn, protocol, endpoint, attributes: {} };
  setSubscriptionAttributes(subscription, attributes);
  topic.subscriptions.set(arn, subscription);
  return subscription;
}

/** Checks and sets attributes; empty text takes one back. */
export function setSubscriptionAttributes(subscription: Subscription, given: SubscriptionAttributes): void {
  const attributes = Object.fromEntries(Object.entries({ ...subscription.attributes, ...given }).filter(([, value]) => value !== ''));
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.includes(name)) {
      throw invalid('AttributeName');
    }
    if (name === 'RawMessageDelivery' && !['true', 'false'].includes(value)) {
      throw invalid(`RawMessageDelivery must be true or false, got ${value}`);
    }
    if (name === 'FilterPolicyScope' && !['MessageAttributes', 'MessageBody'].includes(value)) {
      throw invalid(`FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`);
    }
  }
  if (attributes.FilterPolicy !== undefined) {
    assertFilterPolicy(attributes.FilterPolicy, attributes.FilterPolicyScope);
  }
  if (attributes.RedrivePolicy !== undefined) {
    deadLetterArn(attributes.RedrivePolicy);
  }
  subscription.attributes = attributes;
}

/** The queue that gets what can't be delivered. */
export function deadLetterArn(redrivePolicy: string): string {
  const [, arn] = /"deadLetterTargetArn"\s*:\s*"(arn:[\w-]+:sqs:[^"]+)"/.exec(redrivePolicy) ?? [];
  if (arn === undefined) {
    throw invalid('RedrivePolicy: failed to parse JSON, deadLetterTargetArn must be the ARN of a queue');
  }
  return arn;
}

function isProtocol(protocol: string): protocol is Protocol {
  return PROTOCOLS.includes(protocol);
}

function invalid(what: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${what}`);
}
