import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AwsError } from './aws-error';
import type { Cloud } from './cloud';
import type { Caller } from './service';

/** A bucket and a key or prefix. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

/** An object as a listing shows it. */
export interface S3Object {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
}

/** Reads `s3://bucket/key`; throws a ValidationException for anything else. */
export function parseS3Uri(uri: string): S3Location {
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(uri);
  if (!match?.[1]) {
    throw new AwsError('ValidationException', `an S3 URI looks like s3://bucket/key, got ${uri}`);
  }
  return { bucket: match[1], key: match[2] ?? '' };
}

interface Listing {
  readonly Contents?: readonly { readonly Key?: string; readonly Size?: number }[];
  readonly IsTruncated?: boolean;
  readonly NextContinuationToken?: string;
}

/** Lists every object below a prefix, in the order of the keys, with the caller's authority. */
export async function listObjects(cloud: Cloud, caller: Caller, { bucket, key }: S3Location): Promise<S3Object[]> {
  const objects: S3Object[] = [];
  let token: string | undefined;
  do {
    const page: Listing = await cloud.call<Listing>(caller, 's3', 'ListObjectsV2', {
      Bucket: bucket,
      Prefix: key,
      ...(token === undefined ? {} : { ContinuationToken: token }),
    });
    objects.push(...(page.Contents ?? []).map((object) => ({ key: object.Key ?? '', size: object.Size ?? 0 })));
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
  return objects;
}

/** Opens an object for reading, with the caller's authority. */
export async function openObject(cloud: Cloud, caller: Caller, { bucket, key }: S3Location): Promise<Readable> {
  const { Body } = await cloud.call<{ Body?: Readable | Uint8Array }>(caller, 's3', 'GetObject', { Bucket: bucket, Key: key });
  return Body instanceof Readable ? Body : Readable.from(Body ? [Buffer.from(Body)] : []);
}

/** Reads a whole object, with the caller's authority. */
export async function readObject(cloud: Cloud, caller: Caller, location: S3Location): Promise<Buffer> {
  return buffer(await openObject(cloud, caller, location));
}

/** Writes an object with the caller's authority, under `kmsKeyId` or else the bucket's default encryption. */
export async function writeObject(cloud: Cloud, caller: Caller, location: S3Location, body: Buffer, kmsKeyId?: string): Promise<void> {
  await cloud.call(caller, 's3', 'PutObject', {
    Bucket: location.bucket,
    Key: location.key,
    Body: body,
    ...(kmsKeyId === undefined || kmsKeyId === '' ? {} : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyId }),
  });
}
