import type { StoredRecord } from '../../lambda/shared/audit-chain';
import { GENESIS, recordHash, sequenceKey } from '../../lambda/shared/audit-chain';
import type { AuditRecord } from '../../lambda/shared/model-change';

/** What a walk along the chain found. */
export interface ChainVerdict {
  readonly records: number;
  readonly intact: boolean;
  /** Hash of the newest record: who keeps it elsewhere proves later that nothing before it has changed. */
  readonly head: string;
  /** The first record that is not what it was. */
  readonly broken?: { readonly sequence: string; readonly reason: string };
}

/**
 * Walks the chain from its first record and compares each one with its locked copy.
 *
 * The hashes find every change inside; the copies find what hashes can't: a chain that was cut at its end or written anew as a whole.
 *
 * @param records in the order of the table's sort key
 * @param copies texts by sequence
 */
export function verifyChain(records: readonly StoredRecord[], copies: ReadonlyMap<string, string>): ChainVerdict {
  let previous = GENESIS;
  for (const [index, stored] of records.entries()) {
    const expected = sequenceKey(index + 1);
    const reason = faultOf(stored, index + 1, previous) ?? copyFault(stored, copies);
    if (reason !== undefined) {
      return { records: records.length, intact: false, head: previous, broken: { sequence: expected, reason } };
    }
    previous = stored.hash;
  }
  const next = sequenceKey(records.length + 1);
  const beyond = [...copies.keys()].filter((sequence) => sequence >= next).sort()[0];
  return beyond === undefined
    ? { records: records.length, intact: true, head: previous }
    : {
        records: records.length,
        intact: false,
        head: previous,
        broken: { sequence: next, reason: 'was deleted: only locked copies go on' },
      };
}

/** What is wrong with a record in its place, by the hashes alone. */
function faultOf({ sequence, record, hash }: StoredRecord, place: number, previous: string): string | undefined {
  if (sequence !== sequenceKey(place)) {
    return `is missing: record ${sequence} is in its place`;
  }
  if (recordHash(record) !== hash) {
    return 'was edited: its text does not have its hash';
  }
  const content = parsed(record);
  if (content?.sequence !== place) {
    return `is another one: its text says that it is record ${content?.sequence ?? 'none'}`;
  }
  return content.previousHash === previous ? undefined : 'does not follow the record before: either of them was replaced or inserted';
}

function copyFault({ sequence, record }: StoredRecord, copies: ReadonlyMap<string, string>): string | undefined {
  const copy = copies.get(sequence);
  if (copy === undefined) {
    return 'has no locked copy: it was inserted, or its copy is not written yet';
  }
  return copy === record ? undefined : 'is not what its locked copy says';
}

function parsed(record: string): Partial<AuditRecord> | undefined {
  try {
    return JSON.parse(record) as Partial<AuditRecord>;
  } catch {
    return undefined;
  }
}
