import { GATE_PASSED, PACKAGE_METADATA } from '../shared/package-metadata';
import type { ApprovalOutcome } from './contract';

/** What is needed of a model package. */
export interface PackageState {
  readonly group: string | undefined;
  readonly approval: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Longest `ApprovalDescription`. */
const MAX_DESCRIPTION = 1024;

/** Whether a package may be approved without a person, and why. Only a pending one is: nobody's decision is overruled, and an event may come twice. */
export function judge(group: string, found: PackageState): ApprovalOutcome {
  const { AUC, EVALUATION_KEY, GATE, SNAPSHOT_ID } = PACKAGE_METADATA;
  if (found.group !== group) {
    return { approved: false, reason: `the package must belong to group ${group}, got ${found.group ?? 'none'}` };
  }
  if (found.approval !== 'PendingManualApproval') {
    return { approved: false, reason: `the package must wait for approval, got ${found.approval ?? 'no status'}` };
  }
  if (found.metadata[GATE] !== GATE_PASSED) {
    return { approved: false, reason: `the metadata ${GATE} must be ${GATE_PASSED}, got ${found.metadata[GATE] ?? 'none'}` };
  }
  const [auc, evaluation, snapshot] = [AUC, EVALUATION_KEY, SNAPSHOT_ID].map((name) => found.metadata[name] ?? 'unknown');
  return {
    approved: true,
    reason: `approved automatically by policy: passed the gates with AUC ${auc} on snapshot ${snapshot}, see ${evaluation}`.slice(
      0,
      MAX_DESCRIPTION,
    ),
  };
}
