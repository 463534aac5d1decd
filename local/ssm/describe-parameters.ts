import type { DescribeParametersCommandInput, DescribeParametersCommandOutput } from '@aws-sdk/client-ssm';
import type { CallContext } from '../core/service';
import { page, pageSize } from './page';
import { filtered } from './parameter-filters';
import { parameterStore } from './parameter-store';

const MAX_RESULTS = 50;

export function describeParameters(
  input: DescribeParametersCommandInput,
  { cloud, authorize }: CallContext,
): Pick<DescribeParametersCommandOutput, 'Parameters' | 'NextToken'> {
  authorize({ action: 'ssm:DescribeParameters', resource: cloud.arn('ssm', '*') });
  const store = parameterStore(cloud);
  const { items, nextToken } = page(
    filtered(store.list(), input.ParameterFilters),
    pageSize(input.MaxResults, MAX_RESULTS),
    input.NextToken,
  );
  return {
    Parameters: items.map(({ name, type, version, description, allowedPattern, modifiedAt, modifiedBy, tier, keyId }) => ({
      Name: name,
      ARN: store.arn(name),
      Type: type,
      Version: version,
      Description: description,
      AllowedPattern: allowedPattern,
      LastModifiedDate: modifiedAt,
      LastModifiedUser: modifiedBy,
      KeyId: keyId,
      Tier: tier,
      Policies: [],
      DataType: 'text',
    })),
    NextToken: nextToken,
  };
}
