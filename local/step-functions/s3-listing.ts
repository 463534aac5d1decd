import type { MapItem } from './data-flow';
import { readData } from './item-formats';
import type { ReaderSettings } from './item-reader';
import type { JsonObject } from './json';
import type { Step } from './run';
import { loadObject } from './s3-data';

/** One object in the list that `listObjectsV2` reads. */
interface Listed {
  readonly Key: string;
  readonly ETag?: string;
  readonly LastModified?: Date;
  readonly Size?: number;
  readonly StorageClass?: string;
}

/** What `listObjectsV2` gives a Map: what S3 says of each object or, with `LOAD_AND_FLATTEN`, what is in them. */
export async function listItems(step: Step, settings: ReaderSettings): Promise<Omit<MapItem, 'Index'>[]> {
  const { args, config, maxItems } = settings;
  const bucket = String(args.Bucket);
  if (config.Transformation !== 'LOAD_AND_FLATTEN') {
    const objects = await list(step, args, maxItems);
    return objects.map((object) => ({ Value: asItem(object), Source: `S3://${bucket}` }));
  }
  const items: Omit<MapItem, 'Index'>[] = [];
  for (const { Key } of await list(step, args, Infinity)) {
    const Source = `S3://${bucket}/${Key}`;
    const read = await readData(await loadObject(step.scope.run, { Bucket: bucket, Key }), config);
    items.push(...read.map((item) => ({ ...item, Source })));
    if (items.length >= maxItems) {
      break;
    }
  }
  return items;
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
