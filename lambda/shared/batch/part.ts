import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { objectExists } from '../list-objects';
import { putUnlessTaken } from '../write-once';
import type { FileDigest } from './file-digest';
import { partKey } from './keys';

const s3 = new S3Client({});

/** How many records of a range there were, and what became of them: in = scored + quarantined. */
export interface RecordCounts {
  readonly in: number;
  readonly scored: number;
  readonly quarantined: number;
}

/** The finished work on a range. */
export interface BatchPart extends RecordCounts {
  readonly range: string;
  readonly key: string;
  readonly bytes: number;
  /** Of the object, in hex. */
  readonly sha256: string;
  /** Object in the quarantine bucket; empty when every record was scored. */
  readonly quarantineKey: string;
}

/** The part that an earlier attempt has finished, if any. Throws when the key holds something else. */
export async function finishedPart(bucket: string, prefix: string, range: string): Promise<BatchPart | undefined> {
  const key = partKey(prefix, range);
  return (await objectExists(bucket, key)) ? readPart(bucket, key, range) : undefined;
}

/**
 * Stores the scored records of a range and, with them in one object, its counts: the range is done from then on.
 *
 * Whoever comes second changes nothing and gets what the first has stored.
 */
export async function storePart(
  bucket: string,
  part: Omit<BatchPart, 'key' | 'bytes' | 'sha256'>,
  prefix: string,
  file: FileDigest,
): Promise<BatchPart> {
  const { range, scored, quarantined, quarantineKey } = part;
  const key = partKey(prefix, range);
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: createReadStream(file.path),
    ContentLength: file.bytes,
    ContentType: 'application/gzip',
    ChecksumSHA256: Buffer.from(file.sha256, 'hex').toString('base64'),
    Metadata: {
      in: String(part.in),
      scored: String(scored),
      quarantined: String(quarantined),
      'quarantine-key': encodeURIComponent(quarantineKey),
    },
    IfNoneMatch: '*',
  });
  return (await putUnlessTaken(put)) ? { ...part, key, bytes: file.bytes, sha256: file.sha256 } : readPart(bucket, key, range);
}

async function readPart(bucket: string, key: string, range: string): Promise<BatchPart> {
  const found = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
  const { in: records, scored, quarantined, 'quarantine-key': quarantineKey = '' } = found.Metadata ?? {};
  const counts = [records, scored, quarantined].map(Number);
  if (found.ChecksumSHA256 === undefined || !counts.every(Number.isSafeInteger)) {
    throw new Error(`s3://${bucket}/${key} must hold a finished part: delete what is there`);
  }
  return {
    range,
    key,
    bytes: found.ContentLength ?? 0,
    sha256: Buffer.from(found.ChecksumSHA256, 'base64').toString('hex'),
    in: Number(records),
    scored: Number(scored),
    quarantined: Number(quarantined),
    quarantineKey: decodeURIComponent(quarantineKey),
  };
}
