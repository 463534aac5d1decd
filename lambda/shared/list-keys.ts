import { S3Client, paginateListObjectsV2 } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

/** Keys of all objects below a prefix, in S3's order; with `after`, only those behind it. */
export async function listKeys(bucket: string, prefix: string, after?: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix, StartAfter: after })) {
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  }
  return keys;
}
