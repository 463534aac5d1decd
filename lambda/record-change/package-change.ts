import type { Actor, ModelChange, ModelChangeKind } from '../shared/model-change';
import { PACKAGE_METADATA } from '../shared/package-metadata';
import type { AuditedEvent } from './contract';

/** Detail of `SageMaker Model Package State Change`, as far as it is read; AWS leaves out what is not set. */
interface PackageDetail {
  readonly ModelPackageArn: string;
  readonly ModelPackageVersion?: number;
  readonly ModelPackageStatus?: string;
  readonly ModelPackageDescription?: string;
  readonly ModelApprovalStatus?: string;
  readonly ApprovalDescription?: string;
  readonly CreationTime?: string | number;
  readonly LastModifiedTime?: string | number;
  readonly CustomerMetadataProperties?: Readonly<Record<string, string>>;
}

const KINDS: Readonly<Record<string, ModelChangeKind>> = {
  PendingManualApproval: 'registered',
  Approved: 'approved',
  Rejected: 'rejected',
};

/** Until SageMaker is asked. */
const UNKNOWN: Actor = { by: 'unknown', known: 'no' };

/** A version's registration, approval or rejection; `undefined` while SageMaker still works on it. */
export function packageChange(model: string, { time, detail }: AuditedEvent): ModelChange | undefined {
  const found = detail as unknown as PackageDetail;
  const what = KINDS[found.ModelApprovalStatus ?? ''];
  if (what === undefined || found.ModelPackageStatus !== 'Completed') {
    return undefined;
  }
  const registered = what === 'registered';
  const when = isoTime((registered ? found.CreationTime : found.LastModifiedTime) ?? time);
  const { [PACKAGE_METADATA.AUC]: auc, [PACKAGE_METADATA.SNAPSHOT_ID]: snapshotId } = found.CustomerMetadataProperties ?? {};
  return {
    // A version is registered once, but a decision on it can be taken back and taken again.
    event: registered ? `registered/${found.ModelPackageArn}` : `${what}/${found.ModelPackageArn}/${when}`,
    what,
    model,
    when,
    who: UNKNOWN,
    why: (registered ? found.ModelPackageDescription : found.ApprovalDescription) ?? 'no reason was given',
    modelPackageArn: found.ModelPackageArn,
    version: found.ModelPackageVersion,
    snapshotId,
    metrics: auc === undefined ? undefined : { auc: Number(auc) },
  };
}

/** Milliseconds or text; to the second, because SageMaker's answers and events differ below it. */
export function isoTime(time: string | number | Date): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
