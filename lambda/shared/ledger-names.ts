/** Names of the ingestion ledger's attributes and index, shared with its construct and its readers. */
export const LEDGER = {
  DATASET: 'dataset',
  CONTENT_HASH: 'contentHash',
  SOURCE_KEY: 'sourceKey',
  BY_SOURCE_KEY: 'bySourceKey',
} as const;
