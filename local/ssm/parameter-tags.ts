import type {
  AddTagsToResourceCommandInput,
  ListTagsForResourceCommandInput,
  RemoveTagsFromResourceCommandInput,
  Tag,
} from '@aws-sdk/client-ssm';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { parameterStore } from './parameter-store';

export function addTags(input: AddTagsToResourceCommandInput, call: CallContext): object {
  const given = input.Tags ?? [];
  change(call, 'AddTagsToResource', input, (tags) => [...tags.filter(({ Key }) => given.every((tag) => tag.Key !== Key)), ...given]);
  return {};
}

export function removeTags(input: RemoveTagsFromResourceCommandInput, call: CallContext): object {
  change(call, 'RemoveTagsFromResource', input, (tags) => tags.filter(({ Key = '' }) => !input.TagKeys?.includes(Key)));
  return {};
}

export function listTags(input: ListTagsForResourceCommandInput, call: CallContext): object {
  return { TagList: change(call, 'ListTagsForResource', input, (tags) => tags) };
}

function change(
  { cloud, authorize }: CallContext,
  operation: string,
  { ResourceType: type, ResourceId: name = '' }: Partial<ListTagsForResourceCommandInput>,
  next: (tags: readonly Tag[]) => readonly Tag[],
): readonly Tag[] {
  const store = parameterStore(cloud);
  if (type !== 'Parameter') {
    throw new NotEmulated(`tags of ${String(type)} in Systems Manager`);
  }
  authorize({ action: `ssm:${operation}`, resource: store.arn(name) });
  if (store.history(name).length === 0) {
    throw new AwsError('InvalidResourceId', `The resource ID is not valid: ${name}`);
  }
  const tags = next(store.tags.get(name) ?? []);
  store.tags.set(name, tags);
  return tags;
}
