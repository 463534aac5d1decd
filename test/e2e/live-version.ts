import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { FLIGHT_DELAY } from '../../cli/demo/versions';
import { endpointName, modelPackageParameterName } from '../../lib/config/names';
import type { DeployedPlatform } from './local-platform';

/** Name of the model that all tests train. */
export const MODEL = 'flight-delay';

/** What SageMaker says of the endpoint, without what it says of the request. */
export async function describeEndpoint({ admin, environment }: DeployedPlatform): Promise<DescribeEndpointOutput> {
  const endpoint = await admin.sageMaker.send(new DescribeEndpointCommand({ EndpointName: endpointName(environment, MODEL) }));
  return { ...endpoint, $metadata: undefined } as DescribeEndpointOutput;
}

/** Value of the SSM parameter that the Endpoint stack reads. */
export async function liveParameter({ admin, environment }: DeployedPlatform): Promise<string | undefined> {
  const ssm = new SSMClient(admin.config);
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: modelPackageParameterName(environment, MODEL) }));
  return Parameter?.Value;
}

/** The record of deployments, oldest first, as the auditor reads it. */
export async function deployments(platform: DeployedPlatform): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await platform.auditor.tables.send(
    new QueryCommand({
      TableName: platform.output(FLIGHT_DELAY.serving, 'DeploymentsTable'),
      KeyConditionExpression: 'model = :model',
      ExpressionAttributeValues: { ':model': MODEL },
    }),
  );
  return Items;
}
