import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { describeParameters } from './describe-parameters';
import { getParameterHistory, labelParameterVersion, unlabelParameterVersion } from './parameter-history';
import { addTags, listTags, removeTags } from './parameter-tags';
import { getParameter, getParameters, getParametersByPath } from './get-parameter';
import { deleteParameter, deleteParameters, putParameter } from './put-parameter';

const PAGE = ['MaxResults', 'NextToken'];
const BY_PATH = ['Path', 'Recursive', 'WithDecryption', 'ParameterFilters', ...PAGE];
const PUT = ['Name', 'Type', 'Value', 'KeyId', 'Description', 'AllowedPattern', 'Overwrite', 'Tier', 'DataType', 'Tags'];
const LABELS = ['Name', 'ParameterVersion', 'Labels'];
const RESOURCE = ['ResourceType', 'ResourceId'];

/** Systems Manager: Parameter Store only. */
export function createSsm(): Service {
  return {
    signingName: 'ssm',
    operations: {
      GetParameter: supportedInput('ssm:GetParameter', ['Name', 'WithDecryption'], getParameter),
      GetParameters: supportedInput('ssm:GetParameters', ['Names', 'WithDecryption'], getParameters),
      GetParametersByPath: supportedInput('ssm:GetParametersByPath', BY_PATH, getParametersByPath),
      DescribeParameters: supportedInput('ssm:DescribeParameters', ['ParameterFilters', ...PAGE], describeParameters),
      PutParameter: supportedInput('ssm:PutParameter', PUT, putParameter),
      DeleteParameter: supportedInput('ssm:DeleteParameter', ['Name'], deleteParameter),
      DeleteParameters: supportedInput('ssm:DeleteParameters', ['Names'], deleteParameters),
      GetParameterHistory: supportedInput('ssm:GetParameterHistory', ['Name', 'WithDecryption', ...PAGE], getParameterHistory),
      LabelParameterVersion: supportedInput('ssm:LabelParameterVersion', LABELS, labelParameterVersion),
      UnlabelParameterVersion: supportedInput('ssm:UnlabelParameterVersion', LABELS, unlabelParameterVersion),
      AddTagsToResource: supportedInput('ssm:AddTagsToResource', [...RESOURCE, 'Tags'], addTags),
      RemoveTagsFromResource: supportedInput('ssm:RemoveTagsFromResource', [...RESOURCE, 'TagKeys'], removeTags),
      ListTagsForResource: supportedInput('ssm:ListTagsForResource', RESOURCE, listTags),
    },
  };
}
