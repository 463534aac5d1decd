import { NotEmulated } from '../core/aws-error';
import type { MapItem } from './data-flow';
import { readData } from './item-formats';
import { isObject } from './json';
import type { JsonObject } from './json';
import { distributedItems } from './map-items';
import { wholeNumber } from './map-numbers';
import type { Step } from './run';
import { listItems } from './s3-listing';
import { manifestItems } from './manifests';
import { loadObject } from './s3-data';
import { StateError, toStateError } from './state-error';

/** Most items that a Map reads. */
const MAX_ITEMS = 100_000_000;

/** The items of a distributed Map. */
export interface ItemSource {
  /** Known only of items in the state's own data. */
  readonly length?: number;
  read(): Promise<readonly MapItem[]>;
}

/** What an `ItemReader` says, with its expressions evaluated. */
export interface ReaderSettings {
  readonly args: JsonObject;
  readonly config: JsonObject;
  /** No more items than these are needed. */
  readonly maxItems: number;
}

/** The items of a distributed Map: its own data, or what its `ItemReader` reads as the state machine's role, up to `MaxItems`. */
export async function openItems(step: Step): Promise<ItemSource> {
  const reader = step.state.ItemReader;
  if (!isObject(reader)) {
    const items = await distributedItems(step);
    return { length: items.length, read: () => Promise.resolve(items) };
  }
  const config = (await step.data.template(reader.ReaderConfig ?? {}, 'ReaderConfig')) as JsonObject;
  const settings: ReaderSettings = {
    config,
    args: (await step.data.argumentsOf(reader)) as JsonObject,
    maxItems: (await wholeNumber(step, config, 'MaxItems', MAX_ITEMS)) ?? MAX_ITEMS,
  };
  return { read: () => readItems(step, String(reader.Resource), settings) };
}

async function readItems(step: Step, resource: string, settings: ReaderSettings): Promise<readonly MapItem[]> {
  try {
    const items = resource.endsWith(':s3:listObjectsV2') ? await listItems(step, settings) : await objectItems(step, settings);
    return items.slice(0, settings.maxItems).map((item, Index) => ({ Index, ...item }));
  } catch (error) {
    if (error instanceof StateError || error instanceof NotEmulated) {
      throw error;
    }
    const { Bucket, Key, Prefix } = settings.args as Readonly<Record<string, string | undefined>>;
    const where = `s3://${Bucket ?? ''}/${Key ?? Prefix ?? ''}`;
    throw new StateError('States.ItemReaderFailed', `cannot read the items from ${where}: ${messageOf(error)}`);
  }
}

async function objectItems(step: Step, settings: ReaderSettings): Promise<Omit<MapItem, 'Index'>[]> {
  const { args, config } = settings;
  const bytes = await loadObject(step.scope.run, args);
  if (config.ManifestType !== undefined || config.InputType === 'MANIFEST') {
    return manifestItems(step, settings, bytes);
  }
  const Source = `S3://${String(args.Bucket)}/${String(args.Key)}`;
  return (await readData(bytes, config)).map((item) => ({ ...item, Source }));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : toStateError(error).message;
}
