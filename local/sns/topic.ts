import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { PolicyDocument } from '../core/service';

/** How a subscription is told of a message. */
export type Protocol = 'email' | 'email-json' | 'sqs' | 'lambda';

/** An endpoint that gets a topic's messages. */
export interface Subscription {
  readonly arn: string;
  readonly protocol: Protocol;
  /** Address, or ARN of queue or function. */
  readonly endpoint: string;
  readonly rawMessageDelivery: boolean;
}

/** One delivery of a message. */
export interface Delivery {
  readonly protocol: Protocol;
  readonly endpoint: string;
  /** @default - delivered; an e-mail counts as delivered when it lies here */
  readonly error?: string;
}

/** A message that was published, and where it went. */
export interface PublishedMessage {
  readonly messageId: string;
  readonly topicArn: string;
  readonly subject?: string;
  readonly message: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
  /** Virtual time. */
  readonly publishedAt: Date;
  readonly deliveries: readonly Delivery[];
}

/** A standard topic. */
export interface Topic {
  readonly arn: string;
  displayName: string;
  /** @default - not under a KMS key */
  kmsKeyId?: string;
  policy?: PolicyDocument;
  readonly subscriptions: Map<string, Subscription>;
  /** The newest messages, oldest first. */
  readonly outbox: PublishedMessage[];
}
