import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';

const s3 = new S3Client({});

/** The bytes of an object, for reading once. */
export async function openObject(bucket: string, key: string): Promise<Readable> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Body as Readable;
}

/** Text of an object. */
export async function readText(bucket: string, key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

/** Bytes of an object: all of them, or from `start` up to `end`, which is not included. */
export async function readBytes(bucket: string, key: string, range?: { readonly start: number; readonly end: number }): Promise<Buffer> {
  const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end - 1}`;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

/** Stores bytes. */
export async function writeBytes(bucket: string, key: string, body: Buffer): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}

/** Parsed JSON of an object; throws with the object's name when it is no JSON. */
export async function readJson(bucket: string, key: string): Promise<unknown> {
  const text = await readText(bucket, key);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`s3://${bucket}/${key} must hold JSON`, { cause: error });
  }
}

/** Stores a value as JSON. */
export async function writeJson(bucket: string, key: string, value: unknown): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: JSON.stringify(value), ContentType: 'application/json' }));
}

/** Whether an error says that there is no such object. */
export function isMissingObject(error: unknown): boolean {
  return error instanceof NoSuchKey || (error instanceof Error && error.name === 'NotFound');
}
