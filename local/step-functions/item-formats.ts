import { NotEmulated } from '../core/aws-error';
import { parseCsv } from './csv-items';
import type { MapItem } from './data-flow';
import { isObject } from './json';
import type { JsonObject } from './json';
import { readParquet } from './parquet-items';

/** The value of an item, with its key when it is a member of an object. */
export type DataItem = Pick<MapItem, 'Value' | 'Key'>;

/** The items in the content of an object, by the reader's `InputType`. Throws an error that says what is wrong with the content. */
export async function readData(bytes: Buffer, config: JsonObject): Promise<DataItem[]> {
  switch (config.InputType) {
    case 'JSON':
      return jsonItems(bytes.toString('utf8'), config.ItemsPointer);
    case 'JSONL':
      return valuesOf(jsonLines(bytes.toString('utf8')));
    case 'CSV':
      return valuesOf(parseCsv(bytes.toString('utf8'), config));
    case 'PARQUET':
      return valuesOf(await readParquet(bytes));
    default:
      throw new NotEmulated(`the ItemReader's InputType ${JSON.stringify(config.InputType)}`);
  }
}

function valuesOf(values: readonly unknown[]): DataItem[] {
  return values.map((Value) => ({ Value }));
}

function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** @param pointer of RFC 6901, to the array or object */
function jsonItems(text: string, pointer: unknown): DataItem[] {
  let value: unknown = JSON.parse(text);
  for (const key of typeof pointer === 'string' ? pointer.split('/').slice(1) : []) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
  }
  if (Array.isArray(value)) {
    return valuesOf(value);
  }
  if (isObject(value)) {
    return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
  }
  throw new Error(`the JSON${pointer === undefined ? '' : ` at ${JSON.stringify(pointer)}`} must be an array or an object`);
}
