import { randomBytes } from 'node:crypto';
import type { CallContext } from '../core/service';
import { bucketArn } from './authorize';
import type { Bucket } from './bucket';
import type { ObjectVersion } from './object-version';

/** The API call that made an object. */
export type CreationReason = 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';

let events = 0;

/** Tells EventBridge of a new object, if the bucket does so. */
export function emitCreated(context: CallContext, bucket: Bucket, version: ObjectVersion, reason: CreationReason): void {
  emit(context, bucket, version, 'Object Created', { reason });
}

/** Tells EventBridge of a version that is gone, or of a delete marker. */
export function emitDeleted(context: CallContext, bucket: Bucket, version: ObjectVersion, marker: boolean): void {
  const type = marker ? 'Delete Marker Created' : 'Permanently Deleted';
  emit(context, bucket, version, 'Object Deleted', { reason: 'DeleteObject', 'deletion-type': type });
}

function emit(context: CallContext, bucket: Bucket, version: ObjectVersion, detailType: string, why: object): void {
  const { cloud, caller } = context;
  if (!bucket.settings.eventBridgeEnabled) {
    return;
  }
  const { key, versionId, content } = version;
  cloud.ports.emit({
    source: 'aws.s3',
    detailType,
    resources: [bucketArn(context, bucket.name)],
    detail: {
      version: '0',
      bucket: { name: bucket.name },
      object: {
        key,
        ...(content && { size: content.size, etag: content.etag.replaceAll('"', '') }),
        ...(versionId !== 'null' && { 'version-id': versionId }),
        sequencer: sequencer(version),
      },
      'request-id': randomBytes(8).toString('hex').toUpperCase(),
      requester: caller.kind === 'service' ? caller.arn : cloud.options.account,
      'source-ip-address': '127.0.0.1',
      ...why,
    },
  });
}

/** Sorts the events of one key in the order in which they happened. */
function sequencer(version: ObjectVersion): string {
  const count = (events++).toString(16).padStart(8, '0');
  return `${Math.floor(version.lastModified.getTime() / 1000).toString(16)}${count}`.toUpperCase();
}
