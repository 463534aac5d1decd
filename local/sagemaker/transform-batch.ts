import type { BatchStrategy, SplitType } from '@aws-sdk/client-sagemaker';

/** How an object is cut into requests. */
export interface Batching {
  readonly splitType: SplitType;
  readonly strategy: BatchStrategy;
  /** Largest request in bytes. */
  readonly maxPayload: number;
}

/** Cuts an object into requests, each a list of whole records; throws when one record is larger than a request may be. */
export function batches(text: string, { splitType, strategy, maxPayload }: Batching): string[][] {
  const records = splitType === 'None' ? [text] : text.split(/\r?\n/).filter((line) => line !== '');
  const result: string[][] = [];
  let size = Infinity;
  for (const record of records) {
    const bytes = Buffer.byteLength(record) + 1;
    if (bytes > maxPayload) {
      throw new Error(`a record of ${bytes} bytes is larger than MaxPayloadInMB allows (${maxPayload} bytes)`);
    }
    if (strategy === 'SingleRecord' || size + bytes > maxPayload) {
      result.push([]);
      size = 0;
    }
    result.at(-1)?.push(record);
    size += bytes;
  }
  return result;
}
