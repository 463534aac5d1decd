import type { AddTagsInput, DeleteTagsInput, ListTagsInput, Tag } from '@aws-sdk/client-sagemaker';
import type { Operation } from '../core/service';
import { authorizeOn, tagConditions } from './access';
import type { SageMakerState } from './state';
import { required } from './validation';

/** Keeps the tags of a new resource. */
export function keepTags(state: SageMakerState, arn: string, tags: readonly Tag[] | undefined): void {
  const others = (state.tags.get(arn) ?? []).filter((old) => !tags?.some((tag) => tag.Key === old.Key));
  state.tags.set(arn, [...others, ...(tags ?? [])]);
}

/** AddTags, DeleteTags, ListTags. */
export function tagOperations(state: SageMakerState): Record<string, Operation> {
  return {
    AddTags: async (input: AddTagsInput, context) => {
      const arn = required(input, 'ResourceArn');
      authorizeOn(state, context, 'AddTags', arn, tagConditions(input.Tags));
      keepTags(state, arn, input.Tags);
      return Promise.resolve({ Tags: state.tags.get(arn) });
    },
    DeleteTags: async (input: DeleteTagsInput, context) => {
      const arn = required(input, 'ResourceArn');
      const keys = required(input, 'TagKeys');
      authorizeOn(state, context, 'DeleteTags', arn, { 'aws:TagKeys': keys });
      state.tags.set(
        arn,
        (state.tags.get(arn) ?? []).filter((tag) => !keys.includes(tag.Key ?? '')),
      );
      return Promise.resolve({});
    },
    ListTags: async (input: ListTagsInput, context) => {
      const arn = required(input, 'ResourceArn');
      authorizeOn(state, context, 'ListTags', arn);
      return Promise.resolve({ Tags: state.tags.get(arn) ?? [] });
    },
  };
}
