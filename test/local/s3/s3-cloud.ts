import type { Cloud } from '../../../local/core/cloud';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { kmsProviders } from '../../../local/kms/providers';
import { s3Providers } from '../../../local/s3/providers';
import { createS3 } from '../../../local/s3/service';
import { provisionContext } from '../provision-context';
import type { Recording, TestCloudOverrides } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

const ALLOW_ALL = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }] };

/** A cloud with S3 and KMS keys. */
export function s3Cloud(overrides: TestCloudOverrides = {}): Cloud & { readonly recording: Recording } {
  const cloud = testCloud(overrides);
  cloud.addService(createS3());
  cloud.addProviders([...s3Providers(cloud), ...kmsProviders(cloud)]);
  return cloud;
}

/** Makes a bucket from template properties and returns its name. */
export async function bucketWith(cloud: Cloud, properties: object = {}): Promise<string> {
  return await provision(cloud, 'AWS::S3::Bucket', properties);
}

/** Makes a KMS key and returns its ARN. */
export async function newKey(cloud: Cloud): Promise<string> {
  return cloud.arn('kms', `key/${await provision(cloud, 'AWS::KMS::Key', { KeyPolicy: ALLOW_ALL })}`);
}

/** Template properties of a bucket under a KMS key. */
export function underKey(keyArn: string): object {
  const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn };
  return {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: byDefault }] },
  };
}

async function provision(cloud: Cloud, type: string, properties: object): Promise<string> {
  const provider = cloud.provider(type) as ResourceProvider;
  return (await provider.create(properties, provisionContext(cloud, 'Resource'))).physicalId;
}

/** Calls an operation of S3 as the administrator. */
export async function s3<T = Record<string, unknown>>(cloud: Cloud, operation: string, input: object): Promise<T> {
  return await cloud.call<T>(ROOT, 's3', operation, input);
}
