import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { allow } from '../security/allow';

/** Allows a container to use a key for its volumes and objects; SageMaker hands it on to the instances by a grant. */
export function allowEncryptedVolumes(grantee: IGrantable, key: IKey): void {
  allow(grantee, ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], [key.keyArn]);
  allow(grantee, ['kms:CreateGrant'], [key.keyArn], { Bool: { 'kms:GrantIsForAWSResource': 'true' } });
}
