import type {
  GetQueueAttributesCommandInput,
  GetQueueAttributesCommandOutput,
  GetQueueUrlCommandInput,
  GetQueueUrlCommandOutput,
  ListDeadLetterSourceQueuesCommandInput,
  ListDeadLetterSourceQueuesCommandOutput,
  ListQueuesCommandInput,
  ListQueuesCommandOutput,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';
import { queueUrl } from '../core/queue-url';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedQueue } from './access';
import { assertRange } from './parameter-range';
import type { Queue } from './queue';
import { queueStore } from './queue-store';

const PAGE_SIZE = 1000;
/** Attributes that a queue may have without being given them, and those that can be asked for before they are set. */
const NAMES = [
  ...['All', 'Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'],
  ...['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'],
];

export function getQueueUrl(input: GetQueueUrlCommandInput, context: CallContext): SdkOutput<GetQueueUrlCommandOutput> {
  const { account } = context.cloud.options;
  if ((input.QueueOwnerAWSAccountId ?? account) !== account) {
    throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist or you do not have access to it.');
  }
  return { QueueUrl: queueUrl(context.cloud, authorizedQueue(context, input.QueueName, 'sqs:GetQueueUrl').arn) };
}

export function listQueues(input: ListQueuesCommandInput, context: CallContext): SdkOutput<ListQueuesCommandOutput> {
  const { cloud } = context;
  context.authorize({ action: 'sqs:ListQueues', resource: cloud.arn('sqs', '*') });
  const queues = queueStore(cloud).queues.filter(({ name }) => name.startsWith(input.QueueNamePrefix ?? ''));
  const { page, NextToken } = pageOf(queues, input);
  return page.length === 0 ? {} : { QueueUrls: page.map(({ arn }) => queueUrl(cloud, arn)), NextToken };
}

export function listDeadLetterSourceQueues(
  input: ListDeadLetterSourceQueuesCommandInput,
  context: CallContext,
): SdkOutput<ListDeadLetterSourceQueuesCommandOutput> {
  const { cloud } = context;
  const { arn: dead } = authorizedQueue(context, input.QueueUrl, 'sqs:ListDeadLetterSourceQueues');
  const sources = queueStore(cloud).queues.filter(({ redrivePolicy }) => redrivePolicy?.deadLetterTargetArn === dead);
  const { page, NextToken } = pageOf(sources, input);
  return { queueUrls: page.map(({ arn }) => queueUrl(cloud, arn)), NextToken };
}

export function getQueueAttributes(
  input: GetQueueAttributesCommandInput,
  context: CallContext,
): SdkOutput<GetQueueAttributesCommandOutput> {
  const queue = authorizedQueue(context, input.QueueUrl, 'sqs:GetQueueAttributes');
  const all = attributes(queue);
  const asked = new Set<string>(input.AttributeNames);
  const unknown = [...asked].find((name) => !NAMES.includes(name) && !(name in all));
  if (unknown !== undefined) {
    throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  }
  const found = Object.entries(all).filter(([name]) => asked.has('All') || asked.has(name));
  return found.length === 0 ? {} : { Attributes: Object.fromEntries(found) };
}

/** A page of queues after the one that the token names; there is a token only if the caller limits the page. */
function pageOf(
  queues: readonly Queue[],
  { MaxResults, NextToken }: { readonly MaxResults?: number; readonly NextToken?: string },
): { readonly page: readonly Queue[]; readonly NextToken?: string } {
  assertRange('MaxResults', MaxResults, 1, PAGE_SIZE);
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64url').toString();
  const rest = queues.filter(({ name }) => name > after);
  const page = rest.slice(0, MaxResults ?? PAGE_SIZE);
  const last = page.at(-1)?.name;
  const more = MaxResults !== undefined && rest.length > page.length && last !== undefined;
  return { page, ...(more && { NextToken: Buffer.from(last).toString('base64url') }) };
}

function attributes(queue: Queue): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts();
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.changedAt / 1000)),
    ...queue.attributes,
  };
}
