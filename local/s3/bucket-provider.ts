import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import type { BucketSettings, KmsEncryption } from './bucket';
import { objectStore } from './object-store';

const MAX_NAME_LENGTH = 63;

/** Makes buckets from templates. */
export function bucketProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::S3::Bucket',
    properties: ['BucketName', 'BucketEncryption', 'VersioningConfiguration', 'NotificationConfiguration'],
    recorded: [
      'AccessControl',
      'LifecycleConfiguration',
      'LoggingConfiguration',
      'ObjectLockConfiguration',
      'ObjectLockEnabled',
      'OwnershipControls',
      'PublicAccessBlockConfiguration',
      'Tags',
    ],
    replaceOn: ['BucketName'],
    create: async (properties, context) => {
      const settings = bucketSettings(properties);
      const name = String(properties.BucketName ?? generatedName(context));
      await cloud.call(rootCaller(cloud), 's3', 'CreateBucket', { Bucket: name });
      return apply(name, settings, context);
    },
    update: (physicalId, properties, _previous, context) => Promise.resolve(apply(physicalId, bucketSettings(properties), context)),
    delete: async (physicalId) => {
      await cloud.call(rootCaller(cloud), 's3', 'DeleteBucket', { Bucket: physicalId });
    },
  };

  function apply(name: string, settings: BucketSettings, context: ProvisionContext): Provisioned {
    objectStore(cloud).bucket(name).settings = settings;
    return { physicalId: name, attributes: attributes(name, context) };
  }
}

/** CloudFormation's generated name in lower case, as bucket names must be. */
function generatedName(context: ProvisionContext): string {
  return context.physicalName(MAX_NAME_LENGTH).toLowerCase();
}

function attributes(name: string, { partition, region }: ProvisionContext): Record<string, string> {
  return {
    Arn: `arn:${partition}:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    WebsiteURL: `http://${name}.s3-website-${region}.amazonaws.com`,
  };
}

function bucketSettings(properties: Properties): BucketSettings {
  const versioning = properties.VersioningConfiguration as { Status: 'Enabled' | 'Suspended' } | undefined;
  return {
    versioning: versioning?.Status,
    encryption: defaultEncryption(properties.BucketEncryption as BucketEncryption | undefined),
    eventBridgeEnabled: eventBridgeEnabled(properties.NotificationConfiguration as NotificationConfiguration | undefined),
  };
}

interface BucketEncryption {
  readonly ServerSideEncryptionConfiguration: readonly {
    readonly BucketKeyEnabled?: boolean | string;
    readonly ServerSideEncryptionByDefault?: { readonly SSEAlgorithm: string; readonly KMSMasterKeyID?: string };
  }[];
}

function defaultEncryption(encryption: BucketEncryption | undefined): KmsEncryption | undefined {
  const rule = encryption?.ServerSideEncryptionConfiguration[0];
  const byDefault = rule?.ServerSideEncryptionByDefault;
  if (!byDefault || byDefault.SSEAlgorithm === 'AES256') {
    return undefined;
  }
  if (byDefault.SSEAlgorithm !== 'aws:kms' || byDefault.KMSMasterKeyID === undefined) {
    throw new NotEmulated(`bucket encryption ${byDefault.SSEAlgorithm} without a customer managed key`);
  }
  return { keyId: byDefault.KMSMasterKeyID, bucketKeyEnabled: String(rule.BucketKeyEnabled) === 'true' };
}

interface NotificationConfiguration {
  readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: boolean | string };
}

function eventBridgeEnabled({ EventBridgeConfiguration, ...others }: NotificationConfiguration = {}): boolean {
  const other = Object.keys(others)[0];
  if (other !== undefined) {
    throw new NotEmulated(`the bucket notification ${other}`);
  }
  return EventBridgeConfiguration !== undefined && String(EventBridgeConfiguration.EventBridgeEnabled ?? true) === 'true';
}
