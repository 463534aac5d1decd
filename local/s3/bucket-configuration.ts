import type {
  GetBucketEncryptionCommandOutput,
  PutBucketNotificationConfigurationCommandInput,
  PutBucketPolicyCommandInput,
  PutBucketTaggingCommandInput,
  PutBucketVersioningCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { CallContext, PolicyDocument } from '../core/service';
import type { Run } from '../core/supported-input';
import { allow } from './authorize';
import type { Bucket } from './bucket';
import { announce, assertNotifiable } from './notification-configuration';
import { malformedXml } from './errors';
import { objectStore } from './object-store';
import { assertTags } from './tags';

const SENT = ['ContentMD5', 'ChecksumAlgorithm'];

/** Operations on what is configured of a bucket, and what each takes beside the bucket. */
export const CONFIGURATION_OPERATIONS: Readonly<Record<string, readonly [Run, readonly string[]]>> = {
  GetBucketVersioning: reading('GetBucketVersioning', ({ settings }) => ({ Status: settings.versioning })),
  PutBucketVersioning: [putVersioning, ['VersioningConfiguration', ...SENT]],
  GetBucketEncryption: reading('GetEncryptionConfiguration', describeEncryption),
  GetBucketTagging: reading('GetBucketTagging', ({ name, settings: { tags } }) => {
    if (!tags || tags.length === 0) {
      throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: name });
    }
    return { TagSet: tags };
  }),
  PutBucketTagging: [putTagging, ['Tagging', ...SENT]],
  DeleteBucketTagging: [
    (input: { Bucket?: string }, context) => {
      const bucket = allowed(context, input.Bucket, 'PutBucketTagging');
      bucket.settings = { ...bucket.settings, tags: undefined };
      return {};
    },
    [],
  ],
  GetPublicAccessBlock: reading('GetBucketPublicAccessBlock', ({ settings }) => ({
    PublicAccessBlockConfiguration: settings.publicAccessBlock ?? {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  })),
  GetBucketOwnershipControls: reading('GetBucketOwnershipControls', ({ settings }) => ({
    OwnershipControls: settings.ownership ?? { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  })),
  GetBucketPolicy: reading('GetBucketPolicy', ({ name, policy }) => {
    if (!policy) {
      throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: name });
    }
    return { Policy: JSON.stringify(policy) };
  }),
  PutBucketPolicy: [putPolicy, ['Policy', 'ConfirmRemoveSelfBucketAccess', ...SENT]],
  DeleteBucketPolicy: [
    (input: { Bucket?: string }, context) => {
      delete allowed(context, input.Bucket, 'DeleteBucketPolicy').policy;
      return {};
    },
    [],
  ],
  GetBucketNotificationConfiguration: reading('GetBucketNotification', ({ settings }) => settings.notifications ?? {}),
  PutBucketNotificationConfiguration: [putNotifications, ['NotificationConfiguration', 'SkipDestinationValidation']],
};

function reading(action: string, describe: (bucket: Bucket, context: CallContext) => object): readonly [Run, readonly string[]] {
  return [(input: { Bucket?: string }, context) => describe(allowed(context, input.Bucket, action), context), []];
}

function allowed(context: CallContext, name: string | undefined, action: string): Bucket {
  const bucket = objectStore(context.cloud).bucket(name);
  allow(context, bucket, `s3:${action}`);
  return bucket;
}

function describeEncryption({ settings: { encryption } }: Bucket): Omit<GetBucketEncryptionCommandOutput, '$metadata'> {
  const byDefault = encryption
    ? { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: encryption.keyId }
    : { SSEAlgorithm: 'AES256' as const };
  const rule = { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: encryption?.bucketKeyEnabled ?? false };
  return { ServerSideEncryptionConfiguration: { Rules: [rule] } };
}

function putVersioning(input: PutBucketVersioningCommandInput, context: CallContext): object {
  const bucket = allowed(context, input.Bucket, 'PutBucketVersioning');
  const { Status: versioning } = input.VersioningConfiguration ?? {};
  if (versioning !== 'Enabled' && versioning !== 'Suspended') {
    throw malformedXml();
  }
  bucket.settings = { ...bucket.settings, versioning };
  return {};
}

function putTagging(input: PutBucketTaggingCommandInput, context: CallContext): object {
  const bucket = allowed(context, input.Bucket, 'PutBucketTagging');
  const tags = input.Tagging?.TagSet ?? [];
  assertTags(tags, 50);
  bucket.settings = { ...bucket.settings, tags };
  return {};
}

function putPolicy(input: PutBucketPolicyCommandInput, context: CallContext): object {
  const bucket = allowed(context, input.Bucket, 'PutBucketPolicy');
  try {
    bucket.policy = JSON.parse(input.Policy ?? '') as PolicyDocument;
  } catch {
    throw new AwsError('MalformedPolicy', "Policies must be valid JSON and the first byte must be '{'");
  }
  return {};
}

async function putNotifications(input: PutBucketNotificationConfigurationCommandInput, context: CallContext): Promise<object> {
  const bucket = allowed(context, input.Bucket, 'PutBucketNotification');
  const notifications = input.NotificationConfiguration ?? {};
  assertNotifiable(notifications);
  if (!input.SkipDestinationValidation) {
    await announce(context.cloud, bucket, notifications);
  }
  bucket.settings = { ...bucket.settings, notifications };
  return {};
}
