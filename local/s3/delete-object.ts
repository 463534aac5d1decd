import type {
  DeletedObject,
  DeleteObjectCommandInput,
  DeleteObjectCommandOutput,
  DeleteObjectsCommandInput,
  DeleteObjectsCommandOutput,
  ObjectIdentifier,
  _Error as DeleteError,
} from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow } from './authorize';
import type { Bucket } from './bucket';
import { malformedXml } from './errors';
import { emitDeleted } from './object-events';
import { objectStore } from './object-store';
import { validKey } from './put-object';
import { newVersionId, wholeSeconds } from './store-object';

const MAX_OBJECTS = 1000;

export function deleteObject(input: DeleteObjectCommandInput, context: CallContext): SdkOutput<DeleteObjectCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  return remove(context, bucket, validKey(input.Key), input.VersionId);
}

export function deleteObjects(input: DeleteObjectsCommandInput, context: CallContext): SdkOutput<DeleteObjectsCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const objects = input.Delete?.Objects ?? [];
  if (objects.length === 0 || objects.length > MAX_OBJECTS) {
    throw malformedXml();
  }
  const Deleted: DeletedObject[] = [];
  const Errors: DeleteError[] = [];
  for (const object of objects) {
    try {
      Deleted.push(deleted(object, remove(context, bucket, validKey(object.Key), object.VersionId)));
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      Errors.push({ Key: object.Key, VersionId: object.VersionId, Code: error.code, Message: error.message });
    }
  }
  return { Deleted: input.Delete?.Quiet ? [] : Deleted, Errors };
}

function deleted({ Key, VersionId }: ObjectIdentifier, result: SdkOutput<DeleteObjectCommandOutput>): DeletedObject {
  return { Key, VersionId, DeleteMarker: result.DeleteMarker, DeleteMarkerVersionId: result.DeleteMarker ? result.VersionId : undefined };
}

function remove(context: CallContext, bucket: Bucket, key: string, versionId?: string): SdkOutput<DeleteObjectCommandOutput> {
  allow(context, bucket, versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', key, {
    ...(versionId !== undefined && { 's3:VersionId': versionId }),
  });
  if (versionId === undefined && bucket.settings.versioning !== undefined) {
    const marker = { key, versionId: newVersionId(bucket), lastModified: wholeSeconds(context.cloud.clock.now()) };
    bucket.add(marker);
    emitDeleted(context, bucket, marker, true);
    return { DeleteMarker: true, VersionId: marker.versionId };
  }
  const removed = bucket.remove(key, versionId ?? 'null');
  if (!removed) {
    return versionId === undefined ? {} : { VersionId: versionId };
  }
  emitDeleted(context, bucket, removed, false);
  return versionId === undefined ? {} : { VersionId: versionId, ...(!removed.content && { DeleteMarker: true }) };
}
