import { createHash } from 'node:crypto';
import { AccessDenied, AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import type { ParameterVersion } from './parameter-store';
import { parameterStore } from './parameter-store';

/** Key of a secure string whose writer names none; everybody in the account may use it through Parameter Store. */
export const MANAGED_KEY = 'alias/aws/ssm';

/** Checks that the caller may encrypt under the key (`kms:Encrypt`), or decrypt (`kms:Decrypt`), for this very parameter. */
export function authorizeSecureString({ cloud, caller }: CallContext, action: string, name: string, keyId: string): void {
  if (keyId === MANAGED_KEY) {
    return;
  }
  try {
    authorizeKey(cloud, caller, action, keyId, 'ssm', { PARAMETER_ARN: parameterStore(cloud).arn(name) });
  } catch (error) {
    if (error instanceof AwsError && !(error instanceof AccessDenied)) {
      throw new AwsError('InvalidKeyId', error.message);
    }
    throw error;
  }
}

/** The value of a parameter: of a secure string only for those who may decrypt it, else text that stands for the ciphertext. */
export function shownValue(
  call: CallContext,
  { name, type, value, version, keyId = MANAGED_KEY }: ParameterVersion,
  decrypted: boolean,
): string {
  if (type !== 'SecureString') {
    return value;
  }
  if (!decrypted) {
    return createHash('sha512').update(`${name} ${version} ${value}`).digest('base64');
  }
  authorizeSecureString(call, 'kms:Decrypt', name, keyId);
  return value;
}
