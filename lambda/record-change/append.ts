import type { StoredRecord } from '../shared/audit-chain';
import { GENESIS, recordHash, sequenceKey } from '../shared/audit-chain';
import { canonicalJson } from '../shared/canonical-json';
import type { AuditRecord, ModelChange } from '../shared/model-change';
import { TransientError } from '../shared/transient-error';

/** Where a chain is kept; every read sees every earlier write. */
export interface ChainStore {
  /** The newest record. */
  head(): Promise<StoredRecord | undefined>;
  at(sequence: string): Promise<StoredRecord | undefined>;
  /** Places that were ever claimed for an event. */
  claims(event: string): Promise<string[]>;
  claim(event: string, sequence: string): Promise<void>;
  /** Adds a record; false when its place is taken. */
  put(record: StoredRecord): Promise<boolean>;
}

/** Times that others may be faster before a later attempt is better. */
const MAX_ATTEMPTS = 20;

/**
 * Adds a change at the end of the chain, once: a change that is there already is returned as it is.
 *
 * Claims make that exact without a transaction. The head is read before the claims, and a place is claimed before it is taken. So a
 * record of the same event is either found by its claim, or was put after the head was read: then this one's place is taken.
 */
export async function append(store: ChainStore, change: ModelChange): Promise<StoredRecord> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const head = await store.head();
    const existing = await recordOf(store, change.event);
    if (existing !== undefined) {
      return existing;
    }
    const next = following(head, change);
    await store.claim(change.event, next.sequence);
    if (await store.put(next)) {
      return next;
    }
  }
  throw new TransientError(`others were faster ${MAX_ATTEMPTS} times: the audit record of ${change.event} has no place yet`);
}

async function recordOf(store: ChainStore, event: string): Promise<StoredRecord | undefined> {
  for (const sequence of await store.claims(event)) {
    const found = await store.at(sequence);
    if (found !== undefined && (JSON.parse(found.record) as AuditRecord).event === event) {
      return found;
    }
  }
  return undefined;
}

/** The record that comes after `head`. */
export function following(head: StoredRecord | undefined, change: ModelChange): StoredRecord {
  const sequence = Number(head?.sequence ?? 0) + 1;
  const record = canonicalJson({ ...change, sequence, previousHash: head?.hash ?? GENESIS } satisfies AuditRecord);
  return { sequence: sequenceKey(sequence), record, hash: recordHash(record) };
}
