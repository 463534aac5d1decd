import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { approve, describePackage } from './adapters';
import type { ApprovalOutcome, ModelPackageEvent } from './contract';
import { ENV } from './contract';
import { judge } from './core';

const group = requireEnv(ENV.MODEL_PACKAGE_GROUP);

/** Approves a pending model package of the group when its candidate passed the gates. */
export async function handler({ detail: { ModelPackageArn: arn } }: ModelPackageEvent): Promise<ApprovalOutcome> {
  return transientFailures(async () => {
    const outcome = judge(group, await describePackage(arn));
    if (outcome.approved) {
      await approve(arn, outcome.reason);
    }
    // The only trace of a refusal.
    console.log(JSON.stringify({ arn, ...outcome }));
    return outcome;
  });
}
