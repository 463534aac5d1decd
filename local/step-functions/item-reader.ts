import { gunzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { NotEmulated } from '../core/aws-error';
import { parseItems } from './item-formats';
import { isObject } from './json';
import type { JsonObject } from './json';
import type { Step } from './run';
import { StateError } from './state-error';

/** One object in the list that `listObjectsV2` reads. */
interface Listed {
  readonly Key: string;
  readonly ETag?: string;
  readonly LastModified?: Date;
  readonly Size?: number;
  readonly StorageClass?: string;
}

/** Reads the items of a distributed Map from S3 as the state machine's role. Fails with `States.ItemReaderFailed`. */
export async function readItems(step: Step): Promise<readonly unknown[]> {
  const reader = step.state.ItemReader as JsonObject;
  const config = (await step.data.template(reader.ReaderConfig ?? {}, 'ReaderConfig')) as JsonObject;
  const args = (await step.data.argumentsOf(reader)) as JsonObject;
  const maxItems = await step.data.option(config, 'MaxItems');
  try {
    const items = await read(step, String(reader.Resource), args, config, maxItems as number | undefined);
    return maxItems === undefined ? items : items.slice(0, maxItems as number);
  } catch (error) {
    if (error instanceof StateError || error instanceof NotEmulated) {
      throw error;
    }
    const message = error instanceof Error ? error.message : String(error);
    throw new StateError('States.ItemReaderFailed', `cannot read the items from ${JSON.stringify(args)}: ${message}`);
  }
}

async function read(step: Step, resource: string, args: JsonObject, config: JsonObject, maxItems = Infinity): Promise<unknown[]> {
  const bucket = String(args.Bucket);
  if (resource.endsWith(':s3:listObjectsV2')) {
    const objects = await list(step, args, maxItems);
    if (config.Transformation !== 'LOAD_AND_FLATTEN') {
      return objects.map(asItem);
    }
    const contents = await Promise.all(objects.map(async ({ Key }) => parseItems(await load(step, bucket, Key), config)));
    return contents.flat();
  }
  const text = await load(step, bucket, String(args.Key));
  if (config.ManifestType === 'ATHENA_DATA') {
    const parts = text.split('\n').filter((line) => line.startsWith('s3://'));
    return (await Promise.all(parts.map(async (uri) => parseItems(await loadUri(step, uri.trim()), config)))).flat();
  }
  return config.InputType === 'MANIFEST' ? readInventory(step, JSON.parse(text)) : parseItems(text, config);
}

async function list({ scope: { run } }: Step, args: JsonObject, maxItems: number): Promise<Listed[]> {
  const objects: Listed[] = [];
  let token: string | undefined;
  do {
    const page = await run.cloud.call<{ Contents?: Listed[]; NextContinuationToken?: string }>(run.caller, 's3', 'ListObjectsV2', {
      ...args,
      ContinuationToken: token,
    });
    objects.push(...(page.Contents ?? []));
    token = page.NextContinuationToken;
  } while (token !== undefined && objects.length < maxItems);
  return objects;
}

/** The members' names and the time in seconds are Step Functions' own. */
function asItem({ Key, ETag, LastModified, Size, StorageClass }: Listed): JsonObject {
  const seconds = LastModified && Math.floor(LastModified.getTime() / 1000);
  return { Etag: ETag, Key, LastModified: seconds, Size, StorageClass: StorageClass ?? 'STANDARD' };
}

/** The objects that the data files of an S3 inventory list. */
async function readInventory(step: Step, manifest: unknown): Promise<unknown[]> {
  if (!isObject(manifest) || manifest.fileFormat !== 'CSV' || !Array.isArray(manifest.files)) {
    throw new Error('the manifest must be one of an S3 inventory in CSV');
  }
  const bucket = String(manifest.destinationBucket).split(':').pop() ?? '';
  const config = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: String(manifest.fileSchema).split(/,\s*/) };
  const files = manifest.files as readonly { readonly key: string }[];
  return (await Promise.all(files.map(async ({ key }) => parseItems(await load(step, bucket, key), config)))).flat();
}

function loadUri(step: Step, uri: string): Promise<string> {
  const { host, pathname } = new URL(uri);
  return load(step, host, decodeURIComponent(pathname.slice(1)));
}

async function load({ scope: { run } }: Step, bucket: string, key: string): Promise<string> {
  const { Body } = await run.cloud.call<{ Body: Readable | Uint8Array }>(run.caller, 's3', 'GetObject', { Bucket: bucket, Key: key });
  const bytes = Body instanceof Readable ? await buffer(Body) : Buffer.from(Body);
  return (key.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
