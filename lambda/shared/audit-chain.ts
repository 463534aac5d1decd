import { createHash } from 'node:crypto';

/** Partition of the audit table that holds the records of model changes. */
export const MODEL_CHANGES = 'model-changes';

/** What the first record names as the hash of the record before. */
export const GENESIS = '0'.repeat(64);

/** Digits of a sequence as a sort key, so that text and number have the same order. */
const SEQUENCE_DIGITS = 12;

/** A record of the audit table. */
export interface StoredRecord {
  /** Place in the chain, from 1, with leading zeros. */
  readonly sequence: string;
  /** Canonical JSON of an `AuditRecord`: what counts, byte by byte. */
  readonly record: string;
  /** SHA-256 of `record`, in hex. */
  readonly hash: string;
}

/** Sequence as the sort key of the table and the name of the locked copy. */
export function sequenceKey(sequence: number): string {
  return String(sequence).padStart(SEQUENCE_DIGITS, '0');
}

/** Key of a record's locked copy, whose bytes are the record's. */
export function copyKey(sequence: string): string {
  return `${MODEL_CHANGES}/${sequence}.json`;
}

/** Hash of a record's text: `sha256sum` of its locked copy gives the same. */
export function recordHash(record: string): string {
  return createHash('sha256').update(record, 'utf8').digest('hex');
}
