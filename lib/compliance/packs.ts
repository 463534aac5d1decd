import type { NagPack } from 'cdk-nag';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { MlSecurityChecks } from './ml/ml-security-checks';

/** The rule packs that no finding may be left of. */
export function blockingPacks(): NagPack[] {
  return [
    new AwsSolutionsChecks(),
    new HIPAASecurityChecks(),
    new NIST80053R5Checks(),
    new PCIDSS321Checks(),
    new ServerlessChecks(),
    new MlSecurityChecks(),
  ];
}

/** The rule packs whose findings are listed only: AWS and NIST have replaced what they stand for. */
export function reportedPacks(): NagPack[] {
  return [new NIST80053R4Checks()];
}
