import type { DescribeKeyCommandInput, DescribeKeyCommandOutput, GetKeyRotationStatusCommandOutput } from '@aws-sdk/client-kms';
import type { CallContext } from '../core/service';
import { authorizeUse } from './authorize-key';
import { keyState } from './key';

export async function describeKey(
  input: DescribeKeyCommandInput,
  call: CallContext,
): Promise<Pick<DescribeKeyCommandOutput, 'KeyMetadata'>> {
  const key = authorizeUse(call.cloud, call.caller, 'kms:DescribeKey', input.KeyId ?? '');
  return Promise.resolve({
    KeyMetadata: {
      AWSAccountId: call.cloud.options.account,
      KeyId: key.id,
      Arn: key.arn,
      CreationDate: key.createdAt,
      Enabled: keyState(key) === 'Enabled',
      Description: key.settings.description,
      KeyUsage: key.material.usage,
      KeySpec: key.material.spec,
      KeyState: keyState(key) as 'Enabled',
      DeletionDate: key.deletionDate,
      Origin: 'AWS_KMS',
      KeyManager: 'CUSTOMER',
      MultiRegion: false,
    },
  });
}

export async function getKeyRotationStatus(
  input: DescribeKeyCommandInput,
  call: CallContext,
): Promise<Pick<GetKeyRotationStatusCommandOutput, 'KeyRotationEnabled'>> {
  const key = authorizeUse(call.cloud, call.caller, 'kms:GetKeyRotationStatus', input.KeyId ?? '');
  return Promise.resolve({ KeyRotationEnabled: key.settings.rotationEnabled });
}
