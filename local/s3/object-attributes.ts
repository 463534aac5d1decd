import type { GetObjectAttributesCommandInput, GetObjectAttributesCommandOutput } from '@aws-sdk/client-s3';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizeDecryption } from './encryption';
import { findVersion } from './find-version';
import { objectStore } from './object-store';
import { validKey } from './put-object';
import { shownVersionId } from './store-object';

/** Those of an object's attributes that the request names. */
export function getObjectAttributes(
  input: GetObjectAttributesCommandInput,
  context: CallContext,
): SdkOutput<GetObjectAttributesCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const version = findVersion(context, { bucket, key: validKey(input.Key), versionId: input.VersionId });
  const { content, lastModified } = version;
  authorizeDecryption(context, bucket, version.key, content.encryption);
  const attributes = {
    ETag: content.etag.replaceAll('"', ''),
    Checksum: content.checksums,
    ObjectParts: content.partSizes && { TotalPartsCount: content.partSizes.length },
    StorageClass: content.stored.StorageClass ?? 'STANDARD',
    ObjectSize: content.size,
  };
  const wanted = Object.entries(attributes).filter(([name]) => input.ObjectAttributes?.includes(name as 'ETag'));
  return { LastModified: lastModified, VersionId: shownVersionId(bucket, version), ...Object.fromEntries(wanted) };
}
