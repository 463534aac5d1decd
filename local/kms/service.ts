import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { describeKey, getKeyRotationStatus } from './describe-key';
import { createGrant, listGrants, retireGrant, revokeGrant } from './grant-operations';
import { getPublicKey, sign, verify } from './signing-operations';
import { decrypt, encrypt, generateDataKey, generateDataKeyWithoutPlaintext } from './symmetric-operations';

const DATA_KEY = ['KeyId', 'KeySpec', 'NumberOfBytes', 'EncryptionContext'];
const GRANT = ['KeyId', 'GranteePrincipal', 'GranteeServicePrincipal', 'RetiringPrincipal', 'Operations', 'Constraints', 'Name'];
const SIGNING = ['KeyId', 'Message', 'MessageType', 'SigningAlgorithm'];

/** Key Management Service: real cryptography on keys that live in memory. */
export function createKms(): Service {
  return {
    signingName: 'kms',
    operations: {
      Encrypt: supportedInput('kms:Encrypt', ['KeyId', 'Plaintext', 'EncryptionContext'], encrypt),
      Decrypt: supportedInput('kms:Decrypt', ['KeyId', 'CiphertextBlob', 'EncryptionContext'], decrypt),
      GenerateDataKey: supportedInput('kms:GenerateDataKey', DATA_KEY, generateDataKey),
      GenerateDataKeyWithoutPlaintext: supportedInput('kms:GenerateDataKeyWithoutPlaintext', DATA_KEY, generateDataKeyWithoutPlaintext),
      CreateGrant: supportedInput('kms:CreateGrant', GRANT, createGrant),
      ListGrants: supportedInput('kms:ListGrants', ['KeyId', 'GrantId', 'GranteePrincipal', 'Limit', 'Marker'], listGrants),
      RetireGrant: supportedInput('kms:RetireGrant', ['KeyId', 'GrantId', 'GrantToken'], retireGrant),
      RevokeGrant: supportedInput('kms:RevokeGrant', ['KeyId', 'GrantId'], revokeGrant),
      Sign: supportedInput('kms:Sign', SIGNING, sign),
      Verify: supportedInput('kms:Verify', [...SIGNING, 'Signature'], verify),
      GetPublicKey: supportedInput('kms:GetPublicKey', ['KeyId'], getPublicKey),
      DescribeKey: supportedInput('kms:DescribeKey', ['KeyId'], describeKey),
      GetKeyRotationStatus: supportedInput('kms:GetKeyRotationStatus', ['KeyId'], getKeyRotationStatus),
    },
  };
}
