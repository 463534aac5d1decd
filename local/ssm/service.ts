import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { describeParameters } from './describe-parameters';
import { getParameter, getParameters, getParametersByPath } from './get-parameter';
import { deleteParameter, putParameter } from './put-parameter';

/** `WithDecryption` has no effect on parameters that are not secure strings, and there are no others. */
const BY_PATH = ['Path', 'Recursive', 'WithDecryption', 'MaxResults', 'NextToken'];
const PUT = ['Name', 'Type', 'Value', 'Description', 'AllowedPattern', 'Overwrite', 'Tier', 'DataType'];

/** Systems Manager: Parameter Store only. */
export function createSsm(): Service {
  return {
    signingName: 'ssm',
    operations: {
      GetParameter: supportedInput('ssm:GetParameter', ['Name', 'WithDecryption'], getParameter),
      GetParameters: supportedInput('ssm:GetParameters', ['Names', 'WithDecryption'], getParameters),
      GetParametersByPath: supportedInput('ssm:GetParametersByPath', BY_PATH, getParametersByPath),
      DescribeParameters: supportedInput('ssm:DescribeParameters', ['MaxResults', 'NextToken'], describeParameters),
      PutParameter: supportedInput('ssm:PutParameter', PUT, putParameter),
      DeleteParameter: supportedInput('ssm:DeleteParameter', ['Name'], deleteParameter),
    },
  };
}
