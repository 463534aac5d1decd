import type { Service } from '../core/service';
import { describeKey, getKeyRotationStatus } from './describe-key';
import { getPublicKey, sign, verify } from './signing-operations';
import { decrypt, encrypt, generateDataKey, generateDataKeyWithoutPlaintext } from './symmetric-operations';

/** Key Management Service: real cryptography on keys that live in memory. */
export function createKms(): Service {
  return {
    signingName: 'kms',
    operations: {
      Encrypt: encrypt,
      Decrypt: decrypt,
      GenerateDataKey: generateDataKey,
      GenerateDataKeyWithoutPlaintext: generateDataKeyWithoutPlaintext,
      Sign: sign,
      Verify: verify,
      GetPublicKey: getPublicKey,
      DescribeKey: describeKey,
      GetKeyRotationStatus: getKeyRotationStatus,
    },
  };
}
