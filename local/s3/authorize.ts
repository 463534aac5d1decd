import { AccessDenied, AwsError } from '../core/aws-error';
import type { AccessRequest, CallContext } from '../core/service';
import type { Bucket } from './bucket';

/** ARN of a bucket, or of an object in it. */
export function bucketArn(context: CallContext, bucket: string, key?: string): string {
  return `arn:${context.cloud.options.partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
}

/** Throws S3's own `AccessDenied` unless the caller may do `action` on the bucket, or on the object `key` of it. */
export function allow(context: CallContext, bucket: Bucket, action: string, key?: string, conditions: AccessRequest['context'] = {}): void {
  authorizeS3(context, {
    action,
    resource: bucketArn(context, bucket.name, key),
    context: conditions,
    resourcePolicy: bucket.policy,
  });
}

/** `authorize` with the error code that S3 has where other services say `AccessDeniedException`. */
export function authorizeS3(context: CallContext, request: AccessRequest): void {
  try {
    context.authorize(request);
  } catch (error) {
    throw error instanceof AccessDenied ? new AwsError('AccessDenied', error.message, error.status) : error;
  }
}

/** Those of the condition keys that have a value in the request. */
export function presentConditions(values: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
