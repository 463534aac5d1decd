import { parseS3Uri } from '../core/s3-objects';
import type { MapItem } from './data-flow';
import { readData } from './item-formats';
import type { ReaderSettings } from './item-reader';
import { isObject } from './json';
import type { JsonObject } from './json';
import type { Step } from './run';
import { loadObject } from './s3-data';

interface DataFile {
  readonly Bucket: string;
  readonly Key: string;
}

/** The items in the data files that a manifest names: those of an Athena UNLOAD, or of an S3 inventory. */
export async function manifestItems(step: Step, { config, maxItems }: ReaderSettings, manifest: Buffer): Promise<Omit<MapItem, 'Index'>[]> {
  const text = manifest.toString('utf8');
  const isAthena = config.ManifestType === 'ATHENA_DATA';
  const files = isAthena ? athenaFiles(text) : inventoryFiles(JSON.parse(text));
  const items: Omit<MapItem, 'Index'>[] = [];
  for (const { Bucket, Key } of files.files) {
    const Source = `S3://${Bucket}/${Key}`;
    const read = await readData(await loadObject(step.scope.run, { Bucket, Key }), files.config ?? config);
    items.push(...read.map((item) => ({ ...item, Source })));
    if (items.length >= maxItems) {
      break;
    }
  }
  return items;
}

interface Files {
  readonly files: readonly DataFile[];
  /** How to read them. @default - as the reader says */
  readonly config?: JsonObject;
}

/** Athena writes the URI of a data file in each line. */
function athenaFiles(text: string): Files {
  const uris = text.split('\n').map((line) => line.trim().replace(/^"|"$/g, ''));
  return {
    files: uris
      .filter((uri) => uri !== '')
      .map((uri) => {
        const { bucket, key } = parseS3Uri(uri);
        return { Bucket: bucket, Key: key };
      }),
  };
}

/** The objects that the data files of an S3 inventory list; the manifest has the columns' names. */
function inventoryFiles(manifest: unknown): Files {
  if (!isObject(manifest) || manifest.fileFormat !== 'CSV' || !Array.isArray(manifest.files)) {
    throw new Error('the manifest must be one of an S3 inventory in CSV');
  }
  const Bucket = String(manifest.destinationBucket).split(':').pop() ?? '';
  return {
    files: (manifest.files as readonly { readonly key: string }[]).map(({ key }) => ({ Bucket, Key: key })),
    config: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: String(manifest.fileSchema).split(/,\s*/) },
  };
}
