import { parse } from 'csv-parse/sync';
import { NotEmulated } from '../core/aws-error';
import { isObject } from './json';
import type { JsonObject } from './json';

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

/** The items in the text of an object, by the reader's `InputType`. Throws an error that says what is wrong with the text. */
export function parseItems(text: string, config: JsonObject): unknown[] {
  switch (config.InputType) {
    case 'JSON':
      return jsonItems(text, config.ItemsPointer);
    case 'JSONL':
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as unknown);
    case 'CSV':
      return csvItems(text, config);
    default:
      throw new NotEmulated(`the ItemReader's InputType ${JSON.stringify(config.InputType)}`);
  }
}

function jsonItems(text: string, pointer: unknown): unknown[] {
  let value: unknown = JSON.parse(text);
  for (const key of typeof pointer === 'string' ? pointer.split('/').slice(1) : []) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
  }
  if (!Array.isArray(value)) {
    throw new Error('the JSON of the items must be an array');
  }
  return value;
}

function csvItems(text: string, config: JsonObject): unknown[] {
  const delimiter = DELIMITERS[(config.CSVDelimiter as string | undefined) ?? 'COMMA'];
  const columns = config.CSVHeaderLocation === 'GIVEN' ? (config.CSVHeaders as string[]) : true;
  return parse(text, { columns, delimiter, bom: true, skip_empty_lines: true, relax_column_count_less: true });
}
