import type { StoredRecord } from '../../lambda/shared/audit-chain';
import type { AuditRecord, ModelChangeKind } from '../../lambda/shared/model-change';
import { auditPlace, readCopies, readRecords } from '../audit/read-trail';
import { verifyChain } from '../audit/verify-chain';
import { waitFor } from './executions';
import type { Platform } from './platform';
import type { AuditResult } from './result';

/** What the trail must tell of at the end, at least: it is written from events, a moment later. */
export interface Expected {
  /** Deployments and rollbacks. */
  readonly deployments: number;
  /** Decisions on retraining. */
  readonly decisions: number;
}

const DEPLOYMENTS: readonly ModelChangeKind[] = ['deployed', 'rolled-back'];
const DECISIONS: readonly ModelChangeKind[] = ['retraining-started', 'retraining-refused'];

/** Waits until the audit trail tells of what has happened, and verifies it as the auditor. */
export async function verifyAudit({ auditor }: Platform, environment: string, expected: Expected): Promise<AuditResult> {
  const place = await auditPlace(auditor.config, environment);
  return waitFor('the audit trail', async () => {
    const records = await readRecords(auditor.config, place);
    if (count(records, DEPLOYMENTS) < expected.deployments || count(records, DECISIONS) < expected.decisions) {
      return undefined;
    }
    const copies = await readCopies(auditor.config, place);
    if (copies.size < records.length) {
      return undefined;
    }
    const { intact, broken } = verifyChain(records, copies);
    return { records: records.length, intact, ...(broken === undefined ? {} : { broken: `record ${broken.sequence} ${broken.reason}` }) };
  });
}

function count(records: readonly StoredRecord[], kinds: readonly ModelChangeKind[]): number {
  return records.filter(({ record }) => kinds.includes((JSON.parse(record) as AuditRecord).what)).length;
}
