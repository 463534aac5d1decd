import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { grantToResource } from '../kms/grant-operations';
import type { FunctionConfig } from './function-config';

/**
 * Lambda takes a grant on the environment's key for the function's role, with the right of who makes or changes the function:
 * the key's policy need not name the role.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
 */
export function grantEnvironmentKey(cloud: Cloud, caller: Caller, { kmsKeyArn, role, arn }: FunctionConfig): void {
  if (kmsKeyArn !== undefined) {
    grantToResource(cloud, caller, 'lambda', {
      ...{ KeyId: kmsKeyArn, Name: arn, GranteePrincipal: role, Operations: ['Decrypt', 'RetireGrant'] },
      Constraints: { EncryptionContextEquals: { 'aws:lambda:FunctionArn': arn } },
    });
  }
}
