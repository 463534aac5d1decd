import type { S3Client } from '@aws-sdk/client-s3';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { requireEnv } from '../shared/require-env';
import { ENV } from './contract';
import type { QualityReport } from './core';
import { partKey, quarantineKey, reportKey } from './keys';
import type { Scan } from './scan';

/** The buckets that take what comes of a file. */
export interface Places {
  readonly curated: string;
  readonly quarantine: string;
  readonly monitoring: string;
}

/** The buckets that the function's construct names. */
export function placesFromEnvironment(): Places {
  return {
    curated: requireEnv(ENV.CURATED_BUCKET),
    quarantine: requireEnv(ENV.QUARANTINE_BUCKET),
    monitoring: requireEnv(ENV.MONITORING_BUCKET),
  };
}

/** The bytes of a delivered file. */
export async function openFile(s3: S3Client, bucket: string, key: string): Promise<AsyncIterable<Uint8Array>> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (Body === undefined) {
    throw new Error(`s3://${bucket}/${key} must have a body`);
  }
  return Body as Readable;
}

/** Writes the parts and the quarantined rows of a file and its report; the same file always writes the same keys. */
export async function publish(s3: S3Client, places: Places, report: QualityReport, scan: Scan): Promise<void> {
  const { dataset, contentHash, sourceKey } = report;
  for (const [index, { day, path }] of scan.parts.entries()) {
    await putFile(s3, places.curated, partKey(dataset, day, contentHash, index), path, 'application/vnd.apache.parquet');
  }
  const quarantine = { Bucket: places.quarantine, Key: quarantineKey(dataset, sourceKey, contentHash), ContentType: 'application/jsonl' };
  if (report.rejection !== undefined) {
    const Body = `${JSON.stringify({ line: 0, reason: report.rejection, row: '' })}\n`;
    await s3.send(new PutObjectCommand({ ...quarantine, Body }));
  } else if (report.quarantined > 0) {
    await putFile(s3, quarantine.Bucket, quarantine.Key, scan.quarantinePath, quarantine.ContentType);
  }
  await s3.send(
    new PutObjectCommand({
      Bucket: places.monitoring,
      Key: reportKey(dataset, contentHash),
      Body: JSON.stringify(report),
      ContentType: 'application/json',
    }),
  );
}

/** Deletes the parts of content that was replaced, as its report lists them. */
export async function deleteParts(s3: S3Client, places: Places, dataset: string, contentHash: string): Promise<void> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: places.monitoring, Key: reportKey(dataset, contentHash) }));
  const { parts } = JSON.parse((await Body?.transformToString()) ?? '{"parts":[]}') as QualityReport;
  for (const Key of parts) {
    await s3.send(new DeleteObjectCommand({ Bucket: places.curated, Key }));
  }
}

async function putFile(s3: S3Client, bucket: string, key: string, path: string, contentType: string): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: createReadStream(path),
      ContentLength: statSync(path).size,
      ContentType: contentType,
    }),
  );
}
