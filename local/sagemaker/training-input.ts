import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Channel } from '@aws-sdk/client-sagemaker';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { listObjects, openObject, parseS3Uri } from '../core/s3-objects';
import type { Caller } from '../core/service';
import { required, ValidationException } from './validation';

/** Downloads each channel's objects into `input/data/<channel>`, with the job's role. */
export async function downloadChannels(cloud: Cloud, caller: Caller, channels: readonly Channel[], folder: string): Promise<void> {
  for (const channel of channels) {
    const target = join(folder, 'input', 'data', required(channel, 'ChannelName'));
    await mkdir(target, { recursive: true });
    await downloadChannel(cloud, caller, channel, target);
  }
}

async function downloadChannel(cloud: Cloud, caller: Caller, channel: Channel, target: string): Promise<void> {
  const source = channel.DataSource?.S3DataSource;
  if (source?.S3DataType !== 'S3Prefix') {
    throw new NotEmulated(`the data source of the channel ${channel.ChannelName ?? ''}: only S3Prefix is`);
  }
  const uri = required(source, 'S3Uri');
  const prefix = parseS3Uri(uri);
  const objects = await listObjects(cloud, caller, prefix).catch((error: unknown) => {
    throw new Error(`Data download failed: ${(error as Error).message}`, { cause: error });
  });
  const files = objects.filter((object) => !object.key.endsWith('/'));
  if (files.length === 0) {
    throw new ValidationException(`Data download failed: No S3 objects found under S3 URL "${uri}" given in input data source.`);
  }
  for (const { key } of files) {
    const file = join(target, relativeKey(prefix.key, key));
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await openObject(cloud, caller, { bucket: prefix.bucket, key }), createWriteStream(file));
  }
}

/** Where an object lies below its prefix: `a/b` or `a/b/` and `a/b/c/d.csv` give `c/d.csv`; a partial name keeps the file name. */
export function relativeKey(prefix: string, key: string): string {
  const rest = key.slice(prefix.length);
  if (prefix !== '' && !prefix.endsWith('/') && !rest.startsWith('/')) {
    return key.slice(prefix.lastIndexOf('/') + 1);
  }
  return rest.replace(/^\//, '');
}
