import type { DescribeParametersCommandInput, DescribeParametersCommandOutput } from '@aws-sdk/client-ssm';
import type { CallContext } from '../core/service';
import { page } from './page';
import { parameterStore } from './parameter-store';

export function describeParameters(
  input: DescribeParametersCommandInput,
  { cloud, authorize }: CallContext,
): Pick<DescribeParametersCommandOutput, 'Parameters' | 'NextToken'> {
  authorize({ action: 'ssm:DescribeParameters', resource: cloud.arn('ssm', '*') });
  const store = parameterStore(cloud);
  const { items, nextToken } = page(store.list(), input.MaxResults ?? 50, input.NextToken);
  return {
    Parameters: items.map(({ name, type, version, description, allowedPattern, modifiedAt, modifiedBy }) => ({
      Name: name,
      ARN: store.arn(name),
      Type: type,
      Version: version,
      Description: description,
      AllowedPattern: allowedPattern,
      LastModifiedDate: modifiedAt,
      LastModifiedUser: modifiedBy,
      Tier: 'Standard',
      DataType: 'text',
    })),
    NextToken: nextToken,
  };
}
