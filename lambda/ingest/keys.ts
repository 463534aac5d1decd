import { posix } from 'node:path';

/** How much of the content hash is part of object keys. */
const SHORT_HASH_LENGTH = 16;

/** `<dataset>/dt=<day>/<hash>-<part>.parquet` in the curated bucket. */
export function partKey(dataset: string, day: string, contentHash: string, part: number): string {
  return `${dataset}/dt=${day}/${short(contentHash)}-${part}.parquet`;
}

/** `<dataset>/<file>/<hash>.jsonl` in the quarantine bucket. */
export function quarantineKey(dataset: string, sourceKey: string, contentHash: string): string {
  return `${dataset}/${posix.basename(sourceKey)}/${short(contentHash)}.jsonl`;
}

/** `quality/<dataset>/<hash>.json` in the monitoring bucket. */
export function reportKey(dataset: string, contentHash: string): string {
  return `quality/${dataset}/${short(contentHash)}.json`;
}

function short(contentHash: string): string {
  return contentHash.slice(0, SHORT_HASH_LENGTH);
}
