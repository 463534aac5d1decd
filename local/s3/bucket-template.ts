import type { NotificationConfiguration, OwnershipControls, PublicAccessBlockConfiguration, Tag } from '@aws-sdk/client-s3';
import { NotEmulated } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import type { BucketSettings, KmsEncryption } from './bucket';

/** Properties of `AWS::S3::Bucket` that have their effect here. */
export const HONOURED_PROPERTIES = [
  ...['BucketName', 'BucketEncryption', 'VersioningConfiguration', 'NotificationConfiguration'],
  ...['Tags', 'PublicAccessBlockConfiguration', 'OwnershipControls'],
];

/** Settings of a bucket from the properties of its template. */
export function bucketSettings(properties: Properties): BucketSettings {
  return {
    versioning: (properties.VersioningConfiguration as { Status: 'Enabled' | 'Suspended' } | undefined)?.Status,
    encryption: defaultEncryption(properties.BucketEncryption as BucketEncryption | undefined),
    notifications: notifications(properties.NotificationConfiguration as TemplateNotifications | undefined),
    tags: properties.Tags as Tag[] | undefined,
    publicAccessBlock: properties.PublicAccessBlockConfiguration as PublicAccessBlockConfiguration | undefined,
    ownership: properties.OwnershipControls as OwnershipControls | undefined,
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
  if (byDefault.SSEAlgorithm !== 'aws:kms') {
    throw new NotEmulated(`bucket encryption ${byDefault.SSEAlgorithm}`);
  }
  return { keyId: byDefault.KMSMasterKeyID, bucketKeyEnabled: String(rule.BucketKeyEnabled) === 'true' };
}

interface TemplateTarget {
  readonly Event: string;
  readonly Filter?: { readonly S3Key: { readonly Rules: readonly { readonly Name: string; readonly Value: string }[] } };
}

interface TemplateNotifications {
  readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: boolean | string };
  readonly LambdaConfigurations?: readonly (TemplateTarget & { readonly Function: string })[];
  readonly QueueConfigurations?: readonly (TemplateTarget & { readonly Queue: string })[];
  readonly TopicConfigurations?: readonly (TemplateTarget & { readonly Topic: string })[];
}

function notifications(template: TemplateNotifications | undefined): NotificationConfiguration | undefined {
  if (!template) {
    return undefined;
  }
  const { EventBridgeConfiguration: bridge, LambdaConfigurations, QueueConfigurations, TopicConfigurations, ...others } = template;
  const other = Object.keys(others)[0];
  if (other !== undefined) {
    throw new NotEmulated(`the bucket notification ${other}`);
  }
  return {
    ...(bridge && String(bridge.EventBridgeEnabled ?? true) === 'true' && { EventBridgeConfiguration: {} }),
    LambdaFunctionConfigurations: LambdaConfigurations?.map((one, index) => ({
      ...target(one, `Lambda${index}`),
      LambdaFunctionArn: one.Function,
    })),
    QueueConfigurations: QueueConfigurations?.map((one, index) => ({ ...target(one, `Queue${index}`), QueueArn: one.Queue })),
    TopicConfigurations: TopicConfigurations?.map((one, index) => ({ ...target(one, `Topic${index}`), TopicArn: one.Topic })),
  };
}

function target(
  { Event, Filter }: TemplateTarget,
  Id: string,
): NonNullable<NotificationConfiguration['QueueConfigurations']>[number] & { QueueArn: never } {
  const rules = Filter?.S3Key.Rules.map(({ Name, Value }) => ({ Name: Name as 'prefix', Value }));
  return { Id, Events: [Event], ...(rules && { Filter: { Key: { FilterRules: rules } } }) } as ReturnType<typeof target>;
}
