import type {
  CreateTopicCommandInput,
  CreateTopicCommandOutput,
  DeleteTopicCommandInput,
  GetTopicAttributesCommandInput,
  GetTopicAttributesCommandOutput,
  ListTopicsCommandInput,
  ListTopicsCommandOutput,
  SetTopicAttributesCommandInput,
} from '@aws-sdk/client-sns';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedTopic } from './access';
import { pageOf } from './page';
import type { TopicAttributes } from './topic';
import { Topic } from './topic';
import { topicStore } from './topic-store';

const FIFO = ['FifoTopic', 'ContentBasedDeduplication', 'FifoThroughputScope'];
const ATTRIBUTES = ['DisplayName', 'KmsMasterKeyId', 'Policy', 'DeliveryPolicy', 'SignatureVersion', 'TracingConfig', ...FIFO];

/** Makes a topic, by the API or from a template; throws for what AWS refuses in names and attributes. */
export function addTopic(cloud: Cloud, name: string, attributes: TopicAttributes): Topic {
  const isFifo = attributes.FifoTopic === 'true';
  if (!/^[\w-]{1,256}(\.fifo)?$/.test(name) || name.length > 256 || name.endsWith('.fifo') !== isFifo) {
    throw invalid('Topic Name: letters, digits, hyphens and underscores, at most 256; .fifo at the end of FIFO topics and of no other');
  }
  Object.keys(attributes).forEach(assertName);
  const topic = new Topic(cloud.arn('sns', name), { ...(isFifo && { ContentBasedDeduplication: 'false' }), ...attributes });
  topicStore(cloud).add(topic);
  return topic;
}

/** Makes a topic; the same name and attributes again give the topic that is there. */
export function createTopic(input: CreateTopicCommandInput, context: CallContext): SdkOutput<CreateTopicCommandOutput> {
  const { cloud } = context;
  const { Name: name = '', Attributes: attributes = {}, Tags = [] } = input;
  const arn = cloud.arn('sns', name);
  context.authorize({ action: 'sns:CreateTopic', resource: arn });
  if (topicStore(cloud).has(arn)) {
    const { attributes: known } = topicStore(cloud).find(arn);
    if (Object.entries(attributes).some(([key, value]) => known[key] !== value)) {
      throw invalid('Attributes Reason: Topic already exists with different attributes');
    }
    return { TopicArn: arn };
  }
  const topic = addTopic(cloud, name, attributes);
  topic.tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  return { TopicArn: arn };
}

/** Deletes a topic with its subscriptions; one that is not there is no error. */
export function deleteTopic({ TopicArn: arn = '' }: DeleteTopicCommandInput, context: CallContext): object {
  const store = topicStore(context.cloud);
  const policy = store.has(arn) ? store.find(arn).policy : undefined;
  context.authorize({ action: 'sns:DeleteTopic', resource: arn, resourcePolicy: policy });
  store.delete(arn);
  return {};
}

export function setTopicAttributes(input: SetTopicAttributesCommandInput, context: CallContext): object {
  const { AttributeName: name = '', AttributeValue: value = '' } = input;
  const topic = authorizedTopic(context, input.TopicArn, 'sns:SetTopicAttributes');
  assertName(name);
  topic.setAttributes({ [name]: value });
  return {};
}

export function listTopics(input: ListTopicsCommandInput, context: CallContext): SdkOutput<ListTopicsCommandOutput> {
  context.authorize({ action: 'sns:ListTopics', resource: '*' });
  const { page, NextToken } = pageOf(topicStore(context.cloud).topics, input.NextToken);
  return { Topics: page.map(({ arn }) => ({ TopicArn: arn })), NextToken };
}

export function getTopicAttributes(
  input: GetTopicAttributesCommandInput,
  context: CallContext,
): SdkOutput<GetTopicAttributesCommandOutput> {
  const topic = authorizedTopic(context, input.TopicArn, 'sns:GetTopicAttributes');
  return {
    Attributes: {
      TopicArn: topic.arn,
      Owner: context.cloud.options.account,
      DisplayName: '',
      Policy: JSON.stringify(topic.policy),
      SubscriptionsConfirmed: String(topic.subscriptions.size),
      SubscriptionsPending: '0',
      SubscriptionsDeleted: String(topic.deletedSubscriptions),
      ...topic.attributes,
    },
  };
}

function assertName(name: string): void {
  if (!ATTRIBUTES.includes(name) && !/^(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)$/.test(name)) {
    throw invalid('AttributeName');
  }
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${reason}`);
}
