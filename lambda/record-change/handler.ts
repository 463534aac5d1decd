import type { ModelChange } from '../shared/model-change';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { auditTable, lockCopy, packageActor } from './adapters';
import { append } from './append';
import type { RecordOutcome, RecordRequest } from './contract';
import { ENV } from './contract';
import { changeOf } from './core';

const store = auditTable(requireEnv(ENV.AUDIT_TABLE));
const bucket = requireEnv(ENV.AUDIT_BUCKET);

/** Adds what an event tells of to the audit trail, once; a retry after a crash between record and copy makes up for the copy. */
export async function handler(request: RecordRequest): Promise<RecordOutcome> {
  return transientFailures(async () => {
    const change = changeOf(request);
    if (change === undefined) {
      return { recorded: false, reason: 'the event tells of no change' };
    }
    const record = await append(store, await withActor(change));
    await lockCopy(bucket, record);
    return { recorded: true, sequence: record.sequence, hash: record.hash };
  });
}

/** Events on versions do not say who; SageMaker does when it is asked. */
async function withActor(change: ModelChange): Promise<ModelChange> {
  const { what, when, modelPackageArn } = change;
  if (modelPackageArn === undefined || !['registered', 'approved', 'rejected'].includes(what)) {
    return change;
  }
  const who = await packageActor(modelPackageArn, what === 'registered' ? 'registered' : 'decided', when);
  return who === undefined ? change : { ...change, who };
}
