import { createHash } from 'node:crypto';
import type { Owner } from '@aws-sdk/client-s3';
import type { CallContext } from '../core/service';

/** The account as S3 names the owner of buckets and objects: 64 hexadecimal digits. */
export function canonicalUser({ cloud }: CallContext): Owner {
  return { ID: createHash('sha256').update(cloud.options.account).digest('hex') };
}
