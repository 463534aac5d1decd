import type { Layout } from './create-reader';
import { sniffDelimiter } from './csv/delimiter';
import { detectFormat, markLength } from './format';
import type { ReadOptions } from './read-options';

/** How the records of a file are written, by the options, its name and its first bytes; `undefined` for Parquet, which has no records. */
export function layoutOf(file: string, head: Buffer, options: ReadOptions): Layout | undefined {
  const format = options.format ?? detectFormat(file, head);
  if (format === 'parquet') {
    return undefined;
  }
  return { format, delimiter: options.delimiter ?? sniffDelimiter(head.subarray(markLength(head))) };
}
