import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { describeKey, getKeyRotationStatus } from './describe-key';
import { createGrant, listGrants, retireGrant, revokeGrant } from './grant-operations';
import { getKeyPolicy, listAliases, listKeys } from './list-keys';
import { getPublicKey, sign, verify } from './signing-operations';
import { decrypt, encrypt, generateDataKey, generateDataKeyWithoutPlaintext, reEncrypt } from './symmetric-operations';

const DATA_KEY = ['KeyId', 'KeySpec', 'NumberOfBytes', 'EncryptionContext'];
const GRANT = ['KeyId', 'GranteePrincipal', 'GranteeServicePrincipal', 'RetiringPrincipal', 'Operations', 'Constraints', 'Name'];
const RE_ENCRYPT = [
  ...['CiphertextBlob', 'SourceKeyId', 'SourceEncryptionContext', 'SourceEncryptionAlgorithm'],
  ...['DestinationKeyId', 'DestinationEncryptionContext', 'DestinationEncryptionAlgorithm'],
];
const SIGNING = ['KeyId', 'Message', 'MessageType', 'SigningAlgorithm'];

/** Key Management Service: real cryptography on keys that live in memory. */
export function createKms(): Service {
  return {
    signingName: 'kms',
    operations: {
      Encrypt: supportedInput('kms:Encrypt', ['KeyId', 'Plaintext', 'EncryptionContext', 'EncryptionAlgorithm'], encrypt),
      Decrypt: supportedInput('kms:Decrypt', ['KeyId', 'CiphertextBlob', 'EncryptionContext', 'EncryptionAlgorithm'], decrypt),
      GenerateDataKey: supportedInput('kms:GenerateDataKey', DATA_KEY, generateDataKey),
      GenerateDataKeyWithoutPlaintext: supportedInput('kms:GenerateDataKeyWithoutPlaintext', DATA_KEY, generateDataKeyWithoutPlaintext),
      CreateGrant: supportedInput('kms:CreateGrant', GRANT, createGrant),
      ListGrants: supportedInput('kms:ListGrants', ['KeyId', 'GrantId', 'GranteePrincipal', 'Limit', 'Marker'], listGrants),
      RetireGrant: supportedInput('kms:RetireGrant', ['KeyId', 'GrantId', 'GrantToken'], retireGrant),
      RevokeGrant: supportedInput('kms:RevokeGrant', ['KeyId', 'GrantId'], revokeGrant),
      ReEncrypt: supportedInput('kms:ReEncrypt', RE_ENCRYPT, reEncrypt),
      ListKeys: supportedInput('kms:ListKeys', ['Limit', 'Marker'], listKeys),
      ListAliases: supportedInput('kms:ListAliases', ['KeyId', 'Limit', 'Marker'], listAliases),
      GetKeyPolicy: supportedInput('kms:GetKeyPolicy', ['KeyId', 'PolicyName'], getKeyPolicy),
      Sign: supportedInput('kms:Sign', SIGNING, sign),
      Verify: supportedInput('kms:Verify', [...SIGNING, 'Signature'], verify),
      GetPublicKey: supportedInput('kms:GetPublicKey', ['KeyId'], getPublicKey),
      DescribeKey: supportedInput('kms:DescribeKey', ['KeyId'], describeKey),
      GetKeyRotationStatus: supportedInput('kms:GetKeyRotationStatus', ['KeyId'], getKeyRotationStatus),
    },
  };
}
