import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import { policyOfText } from '../core/policy-text';
import type { PolicyDocument } from '../core/service';
import { Deduplication } from '../sqs/deduplication';
import type { Subscription } from './subscription';

/** One delivery of a message. */
export interface Delivery {
  readonly protocol: string;
  readonly endpoint: string;
  /** @default - delivered; an e-mail counts as delivered when it lies here */
  readonly error?: string;
}

/** What a publisher says. */
export interface Publication {
  readonly subject?: string;
  readonly message: string;
  /** Texts by protocol, beside `default`, when the message is a structure. */
  readonly byProtocol?: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
  /** FIFO topics: always; standard topics hand it to fair queues. */
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

/** A message that was published, and where it went. */
export interface PublishedMessage extends Publication {
  readonly messageId: string;
  readonly topicArn: string;
  /** FIFO topics only. */
  readonly sequenceNumber?: string;
  /** Virtual time. */
  readonly publishedAt: Date;
  readonly deliveries: readonly Delivery[];
}

/** Attributes of a topic as its owner sets them, by their names in the API. */
export type TopicAttributes = Readonly<Record<string, string>>;

/** A standard or FIFO topic. */
export class Topic {
  readonly subscriptions = new Map<string, Subscription>();
  readonly sentLately = new Deduplication<PublishedMessage>();
  /** The newest messages, oldest first. */
  readonly outbox: PublishedMessage[] = [];
  tags: Readonly<Record<string, string>> = {};
  deletedSubscriptions = 0;
  private readonly presetPolicy: string;
  private sequence = 0;

  constructor(
    readonly arn: string,
    public attributes: TopicAttributes,
  ) {
    this.presetPolicy = JSON.stringify(presetPolicy(arn));
  }

  get name(): string {
    return this.arn.slice(this.arn.lastIndexOf(':') + 1);
  }

  get isFifo(): boolean {
    return this.name.endsWith('.fifo');
  }

  get kmsKeyId(): string | undefined {
    return this.attributes.KmsMasterKeyId;
  }

  /** Its own policy, or the one that AWS gives to a topic without. */
  get policy(): PolicyDocument {
    return policyOfText(this.attributes.Policy ?? this.presetPolicy);
  }

  /** Sets what is named; empty text takes an attribute back. */
  setAttributes(attributes: TopicAttributes): void {
    this.attributes = Object.fromEntries(Object.entries({ ...this.attributes, ...attributes }).filter(([, value]) => value !== ''));
  }

  nextSequenceNumber(): string {
    return `1${String(++this.sequence).padStart(19, '0')}`;
  }
}

/**
 * The policy that AWS gives a topic: its account may do all.
 *
 * Identities of the account don't send `AWS:SourceOwner` and need a permission of their own, but CloudWatch's alarms do.
 */
function presetPolicy(topicArn: string): PolicyDocument {
  const actions = ['GetTopicAttributes', 'SetTopicAttributes', 'AddPermission', 'RemovePermission', 'DeleteTopic', 'Subscribe'];
  return {
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [...actions, 'ListSubscriptionsByTopic', 'Publish'].map((action) => `SNS:${action}`),
        Resource: topicArn,
        Condition: { StringEquals: { 'AWS:SourceOwner': topicArn.split(':')[4] } },
      },
    ],
  } as PolicyDocument;
}
