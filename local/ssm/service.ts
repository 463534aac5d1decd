import type { Service } from '../core/service';
import { describeParameters } from './describe-parameters';
import { getParameter, getParameters, getParametersByPath } from './get-parameter';
import { deleteParameter, putParameter } from './put-parameter';

/** Systems Manager: Parameter Store only. */
export function createSsm(): Service {
  return {
    signingName: 'ssm',
    operations: {
      GetParameter: getParameter,
      GetParameters: getParameters,
      GetParametersByPath: getParametersByPath,
      DescribeParameters: describeParameters,
      PutParameter: putParameter,
      DeleteParameter: deleteParameter,
    },
  };
}
