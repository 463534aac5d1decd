import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { create, extract } from 'tar';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { openObject, parseS3Uri } from '../core/s3-objects';

/** Packs a folder's content as tar.gz; equal content gives equal bytes. Undefined for an empty folder. */
export async function packFolder(folder: string): Promise<Buffer | undefined> {
  const names = (await readdir(folder)).sort();
  if (names.length === 0) {
    return undefined;
  }
  return buffer(create({ cwd: folder, gzip: true, portable: true, mtime: new Date(0) }, names));
}

/** Downloads a model artefact with the role's authority and unpacks it into `<folder>/model`. */
export async function unpackModel(cloud: Cloud, caller: Caller, uri: string, folder: string): Promise<void> {
  await pipeline(await openObject(cloud, caller, parseS3Uri(uri)), extract({ cwd: join(folder, 'model') }));
}
