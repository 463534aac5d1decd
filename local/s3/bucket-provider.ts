import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import type { BucketSettings } from './bucket';
import { bucketSettings, HONOURED_PROPERTIES } from './bucket-template';
import { announce, assertNotifiable } from './notification-configuration';
import { objectStore } from './object-store';

const MAX_NAME_LENGTH = 63;

/** Makes buckets from templates. */
export function bucketProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::S3::Bucket',
    properties: HONOURED_PROPERTIES,
    recorded: [
      ...['AccelerateConfiguration', 'AccessControl', 'AnalyticsConfigurations', 'CorsConfiguration', 'IntelligentTieringConfigurations'],
      ...['InventoryConfigurations', 'LifecycleConfiguration', 'LoggingConfiguration', 'MetricsConfigurations', 'ObjectLockConfiguration'],
      ...['ObjectLockEnabled', 'WebsiteConfiguration'],
    ],
    replaceOn: ['BucketName'],
    create: async (properties, context) => {
      const settings = bucketSettings(properties);
      const name = String(properties.BucketName ?? generatedName(context));
      if (objectStore(cloud).has(name)) {
        throw new AwsError('BucketAlreadyOwnedByYou', `${name} already exists`, 409);
      }
      await cloud.call(rootCaller(cloud), 's3', 'CreateBucket', { Bucket: name });
      return await apply(name, settings, context);
    },
    // What the template leaves alone stays as clients have set it.
    update: async (physicalId, properties, previous, context) =>
      await apply(physicalId, changed(bucketSettings(properties), bucketSettings(previous)), context),
    delete: async (physicalId) => {
      await cloud.call(rootCaller(cloud), 's3', 'DeleteBucket', { Bucket: physicalId });
    },
  };

  async function apply(name: string, settings: BucketSettings, context: ProvisionContext): Promise<Provisioned> {
    const bucket = objectStore(cloud).bucket(name);
    if (settings.notifications) {
      assertNotifiable(settings.notifications);
      await announce(cloud, bucket, settings.notifications);
    }
    bucket.settings = { ...bucket.settings, ...settings };
    return { physicalId: name, attributes: attributes(name, context) };
  }
}

/** CloudFormation's generated name in lower case, as bucket names must be. */
function generatedName(context: ProvisionContext): string {
  return context.physicalName(MAX_NAME_LENGTH).toLowerCase();
}

function changed(next: BucketSettings, previous: BucketSettings): BucketSettings {
  const was = previous as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name])));
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
