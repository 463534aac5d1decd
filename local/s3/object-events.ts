import { randomBytes } from 'node:crypto';
import type { CallContext } from '../core/service';
import { bucketArn } from './authorize';
import type { Bucket } from './bucket';
import type { NotificationTarget } from './notification-configuration';
import { matches, targetsOf } from './notification-configuration';
import { notify } from './notify';
import type { ObjectVersion } from './object-version';

/** The API call that made an object. */
export type CreationReason = 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';

/** Types of notifications, by the API call. */
const CREATED: Readonly<Record<CreationReason, string>> = {
  PutObject: 'ObjectCreated:Put',
  CopyObject: 'ObjectCreated:Copy',
  CompleteMultipartUpload: 'ObjectCreated:CompleteMultipartUpload',
};

/** What happened, in the words of EventBridge and of notifications. */
interface Change {
  readonly detailType: 'Object Created' | 'Object Deleted';
  readonly why: object;
  /** For example `ObjectCreated:Put`. */
  readonly eventName: string;
}

let events = 0;

/** Tells of a new object whoever the bucket wants to know. */
export function emitCreated(context: CallContext, bucket: Bucket, version: ObjectVersion, reason: CreationReason): void {
  emit(context, bucket, version, { detailType: 'Object Created', why: { reason }, eventName: CREATED[reason] });
}

/** Tells of a version that is gone, or of a delete marker. */
export function emitDeleted(context: CallContext, bucket: Bucket, version: ObjectVersion, marker: boolean): void {
  const why = { reason: 'DeleteObject', 'deletion-type': marker ? 'Delete Marker Created' : 'Permanently Deleted' };
  emit(context, bucket, version, {
    detailType: 'Object Deleted',
    why,
    eventName: `ObjectRemoved:${marker ? 'DeleteMarkerCreated' : 'Delete'}`,
  });
}

function emit(context: CallContext, bucket: Bucket, version: ObjectVersion, change: Change): void {
  const { notifications } = bucket.settings;
  if (!notifications) {
    return;
  }
  const request = { id: randomBytes(8).toString('hex').toUpperCase(), sequencer: sequencer(version) };
  if (notifications.EventBridgeConfiguration) {
    emitToEventBridge(context, bucket, version, change, request);
  }
  for (const target of targetsOf(notifications)) {
    const { events: types, prefix, suffix } = target;
    if (version.key.startsWith(prefix) && version.key.endsWith(suffix) && types.some((type) => matches(type, `s3:${change.eventName}`))) {
      // Nobody waits for it, and whoever wrote the object does not learn of a failure.
      notify(context.cloud, bucket, target, { Records: [record(context, bucket, version, change, request, target)] }).catch(report(target));
    }
  }
}

interface Request {
  readonly id: string;
  readonly sequencer: string;
}

function emitToEventBridge(context: CallContext, bucket: Bucket, version: ObjectVersion, change: Change, request: Request): void {
  const { cloud, caller } = context;
  const { key, versionId, content } = version;
  cloud.ports.emit({
    source: 'aws.s3',
    detailType: change.detailType,
    resources: [bucketArn(context, bucket.name)],
    detail: {
      version: '0',
      bucket: { name: bucket.name },
      object: {
        key,
        ...(content && { size: content.size, etag: content.etag.replaceAll('"', '') }),
        ...(versionId !== 'null' && { 'version-id': versionId }),
        sequencer: request.sequencer,
      },
      'request-id': request.id,
      requester: caller.kind === 'service' ? caller.arn : cloud.options.account,
      'source-ip-address': '127.0.0.1',
      ...change.why,
    },
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
function record(
  context: CallContext,
  bucket: Bucket,
  version: ObjectVersion,
  change: Change,
  request: Request,
  target: NotificationTarget,
): object {
  const { account, region } = context.cloud.options;
  const { key, versionId, content } = version;
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: context.cloud.clock.date().toISOString(),
    eventName: change.eventName,
    userIdentity: { principalId: `AWS:${context.caller.arn}` },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': request.id, 'x-amz-id-2': `${request.id}-local` },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: target.id,
      bucket: { name: bucket.name, ownerIdentity: { principalId: account }, arn: bucketArn(context, bucket.name) },
      object: {
        // As in a form: a space becomes a plus.
        key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
        ...(content && { size: content.size, eTag: content.etag.replaceAll('"', '') }),
        ...(versionId !== 'null' && { versionId }),
        sequencer: request.sequencer,
      },
    },
  };
}

function report({ arn }: NotificationTarget): (error: unknown) => void {
  return (error) => {
    console.error(`s3: ${arn} was not told of an event: ${error instanceof Error ? error.message : String(error)}`);
  };
}

/** Sorts the events of one key in the order in which they happened. */
function sequencer(version: ObjectVersion): string {
  const count = (events++).toString(16).padStart(8, '0');
  return `${Math.floor(version.lastModified.getTime() / 1000).toString(16)}${count}`.toUpperCase();
}
