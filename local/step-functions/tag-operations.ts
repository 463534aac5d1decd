import type { ListTagsForResourceCommandInput, TagResourceCommandInput, UntagResourceCommandInput } from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { StateMachines } from './state-machines';

/** The operations on the tags of state machines. */
export function tagOperations(machines: StateMachines): Record<string, Operation> {
  const tagsOf = (arn: string): Map<string, string> => {
    if (!machines.get(arn)) {
      throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`, 400, { resourceName: arn });
    }
    return machines.tags(arn);
  };
  return {
    TagResource: supportedInput('TagResource', ['resourceArn', 'tags'], (input: TagResourceCommandInput, { authorize }) => {
      const { resourceArn = '', tags = [] } = input;
      authorize({ action: 'states:TagResource', resource: resourceArn });
      const all = tagsOf(resourceArn);
      for (const { key = '', value = '' } of tags) {
        all.set(key, value);
      }
      return {};
    }),
    UntagResource: supportedInput('UntagResource', ['resourceArn', 'tagKeys'], (input: UntagResourceCommandInput, { authorize }) => {
      const { resourceArn = '', tagKeys = [] } = input;
      authorize({ action: 'states:UntagResource', resource: resourceArn });
      const all = tagsOf(resourceArn);
      for (const key of tagKeys) {
        all.delete(key);
      }
      return {};
    }),
    ListTagsForResource: supportedInput(
      'ListTagsForResource',
      ['resourceArn'],
      ({ resourceArn = '' }: ListTagsForResourceCommandInput, { authorize }) => {
        authorize({ action: 'states:ListTagsForResource', resource: resourceArn });
        return { tags: [...tagsOf(resourceArn)].map(([key, value]) => ({ key, value })) };
      },
    ),
  };
}
