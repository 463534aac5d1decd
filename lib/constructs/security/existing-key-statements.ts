import { AccountRootPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { KeyDomain } from '../../config/key-domain';
import { operationsKeyStatements } from './operations-key-statements';

const ENCRYPTION = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const SIGNATURES = ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign', 'kms:Verify'];

/**
 * What the policy of an existing key must allow, beside its administration: IAM policies of the account decide who uses it, and AWS services use
 * the operations key for the account's logs, alarms, budgets and event rules.
 */
export function existingKeyStatements(scope: Construct, domain: KeyDomain): PolicyStatement[] {
  const use = new PolicyStatement({
    sid: 'UseByIamPolicies',
    principals: [new AccountRootPrincipal()],
    actions: domain === 'signing' ? SIGNATURES : ENCRYPTION,
    resources: ['*'],
  });
  return domain === 'operations' ? [use, ...operationsKeyStatements(scope)] : [use];
}
