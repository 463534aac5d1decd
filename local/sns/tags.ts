import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-sns';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizedTopic } from './access';

export function tagResource(input: TagResourceCommandInput, context: CallContext): object {
  const topic = authorizedTopic(context, input.ResourceArn, 'sns:TagResource');
  topic.tags = { ...topic.tags, ...Object.fromEntries((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])) };
  return {};
}

export function untagResource(input: UntagResourceCommandInput, context: CallContext): object {
  const topic = authorizedTopic(context, input.ResourceArn, 'sns:UntagResource');
  topic.tags = Object.fromEntries(Object.entries(topic.tags).filter(([key]) => !input.TagKeys?.includes(key)));
  return {};
}

export function listTagsForResource(
  input: ListTagsForResourceCommandInput,
  context: CallContext,
): SdkOutput<ListTagsForResourceCommandOutput> {
  const { tags } = authorizedTopic(context, input.ResourceArn, 'sns:ListTagsForResource');
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}
