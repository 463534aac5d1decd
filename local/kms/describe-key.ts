import type { DescribeKeyCommandInput, DescribeKeyCommandOutput, GetKeyRotationStatusCommandOutput } from '@aws-sdk/client-kms';
import type { CallContext } from '../core/service';
import { authorizeUse } from './authorize-key';
import { keyState } from './key';

export function describeKey(input: DescribeKeyCommandInput, call: CallContext): Pick<DescribeKeyCommandOutput, 'KeyMetadata'> {
  const key = authorizeUse(call.cloud, call.caller, 'kms:DescribeKey', input.KeyId ?? '');
  return {
    KeyMetadata: {
      AWSAccountId: call.cloud.options.account,
      KeyId: key.id,
      Arn: key.arn,
      CreationDate: key.createdAt,
      Enabled: keyState(key) === 'Enabled',
      Description: key.settings.description,
      KeyUsage: key.material.usage,
      KeySpec: key.material.spec,
      CustomerMasterKeySpec: key.material.spec,
      ...(key.material.usage === 'SIGN_VERIFY'
        ? { SigningAlgorithms: ['ECDSA_SHA_256'] }
        : { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] }),
      KeyState: keyState(key) as 'Enabled',
      DeletionDate: key.deletionDate,
      Origin: 'AWS_KMS',
      KeyManager: 'CUSTOMER',
      MultiRegion: false,
    },
  };
}

export function getKeyRotationStatus(
  input: DescribeKeyCommandInput,
  call: CallContext,
): Pick<GetKeyRotationStatusCommandOutput, 'KeyRotationEnabled'> {
  const key = authorizeUse(call.cloud, call.caller, 'kms:GetKeyRotationStatus', input.KeyId ?? '');
  return { KeyRotationEnabled: key.settings.rotationEnabled };
}
