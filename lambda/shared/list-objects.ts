import { S3Client, paginateListObjectsV2 } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

/** An object as a list shows it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  readonly etag: string;
}

/** All objects below a prefix, in S3's order. */
export async function* listObjects(bucket: string, prefix: string): AsyncGenerator<ListedObject> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key = '', Size = 0, ETag = '' } of Contents) {
      yield { key: Key, bytes: Size, etag: ETag };
    }
  }
}

/** Asks by listing: S3 answers a missing key with access denied to who may list some keys only. */
export async function objectExists(bucket: string, key: string): Promise<boolean> {
  for await (const first of listObjects(bucket, key)) {
    return first.key === key;
  }
  return false;
}
