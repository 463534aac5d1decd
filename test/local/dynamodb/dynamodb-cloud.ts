import type { Cloud } from '../../../local/core/cloud';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { dynamoDbProviders } from '../../../local/dynamodb/providers';
import { createDynamoDb } from '../../../local/dynamodb/service';
import { kmsProviders } from '../../../local/kms/providers';
import { provisionContext } from '../provision-context';
import type { Recording, TestCloudOverrides } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

/** A cloud with DynamoDB and KMS keys. */
export function dynamoDbCloud(overrides: TestCloudOverrides = {}): Cloud & { readonly recording: Recording } {
  const cloud = testCloud(overrides);
  cloud.addService(createDynamoDb(cloud));
  cloud.addProviders([...dynamoDbProviders(cloud), ...kmsProviders(cloud)]);
  return cloud;
}

/** The template properties of a table with the string keys `pk` and, if `sort`, `sk`. */
export function keyed(sort = false, properties: object = {}): object {
  const keys = sort ? ['pk', 'sk'] : ['pk'];
  return {
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
    BillingMode: 'PAY_PER_REQUEST',
    ...properties,
  };
}

/** Makes a table from template properties; returns what the template sees of it. */
export async function provisionTable(
  cloud: Cloud,
  properties: object = keyed(),
  type = 'AWS::DynamoDB::Table',
): ReturnType<ResourceProvider['create']> {
  return await (cloud.provider(type) as ResourceProvider).create(properties, provisionContext(cloud, 'Table'));
}

/** Calls an operation of DynamoDB as the administrator. */
export async function dynamoDb<T = Record<string, unknown>>(cloud: Cloud, operation: string, input: object): Promise<T> {
  return await cloud.call<T>(ROOT, 'dynamodb', operation, input);
}
