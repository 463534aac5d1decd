import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { AccessDenied, AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import { bucketArn } from './authorize';
import type { Bucket, KmsEncryption } from './bucket';
import type { EncryptionFields } from './object-version';

/** The part of a write that chooses another encryption than the bucket's. */
export type EncryptionChoice = Pick<PutObjectCommandInput, 'ServerSideEncryption' | 'SSEKMSKeyId' | 'BucketKeyEnabled'>;

/**
 * Encryption of a new object. Under a customer managed key the caller needs `kms:GenerateDataKey`; the bytes on disk stay as they are.
 *
 * @throws `AccessDenied`, and the errors of KMS as `KMS.<code>`
 */
export function encryptionFor(context: CallContext, bucket: Bucket, key: string, choice: EncryptionChoice): EncryptionFields {
  const kms = chosenKey(bucket, choice);
  if (!kms) {
    return { ServerSideEncryption: 'AES256' };
  }
  const fields = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kms.keyId, BucketKeyEnabled: kms.bucketKeyEnabled } as const;
  if (kms.keyId === undefined) {
    return fields;
  }
  return { ...fields, SSEKMSKeyId: useKey(context, 'kms:GenerateDataKey', bucket, key, fields) };
}

/** Checks that the caller may decrypt: `kms:Decrypt` for what lies under a KMS key, nothing for the rest. */
export function authorizeDecryption(context: CallContext, bucket: Bucket, key: string, encryption: EncryptionFields): void {
  if (encryption.SSEKMSKeyId !== undefined) {
    useKey(context, 'kms:Decrypt', bucket, key, encryption);
  }
}

function chosenKey(bucket: Bucket, choice: EncryptionChoice): KmsEncryption | undefined {
  const byDefault = bucket.settings.encryption;
  switch (choice.ServerSideEncryption) {
    case undefined:
      return byDefault;
    case 'AES256':
      return undefined;
    case 'aws:kms': {
      return {
        keyId: choice.SSEKMSKeyId ?? byDefault?.keyId,
        bucketKeyEnabled: choice.BucketKeyEnabled ?? byDefault?.bucketKeyEnabled ?? false,
      };
    }
    default:
      throw new NotEmulated(`the server-side encryption ${choice.ServerSideEncryption}`);
  }
}

function useKey(context: CallContext, action: string, bucket: Bucket, key: string, fields: EncryptionFields): string {
  const bound = bucketArn(context, bucket.name, fields.BucketKeyEnabled ? undefined : key);
  try {
    return authorizeKey(context.cloud, context.caller, action, fields.SSEKMSKeyId ?? '', 's3', { 'aws:s3:arn': bound });
  } catch (error) {
    if (error instanceof AccessDenied) {
      throw new AwsError('AccessDenied', error.message, error.status);
    }
    throw error instanceof AwsError ? new AwsError(`KMS.${error.code}`, error.message, error.status) : error;
  }
}
