import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { CfnBackupSelection } from 'aws-cdk-lib/aws-backup';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import { Construct } from 'constructs';
import { acknowledge } from '../../compliance/acknowledge';
import { UNSCOPABLE } from '../../compliance/causes';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { WorkloadRole } from '../security/workload-role';

/** Properties for defining a `TableBackup`. */
export interface TableBackupProps {
  /** Backup plan, and key of the table. */
  readonly host: Pick<PlatformHost, 'backupPlan' | 'encryptionKey' | 'existingRoles'>;
  /** What is backed up, in the stack of the backup. */
  readonly table: ITable;
}

/** Adds a table to the environment's backup plan, by a role that AWS Backup takes for this table alone. */
export class TableBackup extends Construct {
  constructor(scope: Construct, id: string, props: TableBackupProps) {
    super(scope, id);
    const { table, host } = props;
    const { backupPlan } = host;
    const role = new WorkloadRole(this, 'Role', {
      service: 'backup.amazonaws.com',
      description: `Backs up the table of ${scope.node.path}`,
      existing: host.existingRoles,
    });
    const selection = new CfnBackupSelection(this, 'Resource', {
      backupPlanId: backupPlan.planId,
      backupSelection: { selectionName: 'Table', iamRoleArn: role.role.roleArn, resources: [table.tableArn] },
    });
    selection.node.addDependency(role);

    // What AWSBackupServiceRolePolicyForBackup says of DynamoDB, limited to the table, its key and the vault.
    const { region } = Stack.of(this);
    allow(
      role,
      ['dynamodb:CreateBackup', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', 'dynamodb:StartAwsBackupJob'],
      [table.tableArn],
    );
    allow(role, ['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup'], [`${table.tableArn}/backup/*`]);
    allow(role, ['kms:Decrypt', 'kms:GenerateDataKey'], [host.encryptionKey.keyArn], {
      StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` },
    });
    allow(role, ['kms:DescribeKey'], [host.encryptionKey.keyArn, backupPlan.encryptionKey.keyArn]);
    allow(role, ['kms:CreateGrant'], [backupPlan.encryptionKey.keyArn], { Bool: { 'kms:GrantIsForAWSResource': 'true' } });
    allow(role, ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], [backupPlan.vaultArn]);
    this.allowTagging(role);
  }

  /** A backup has the tags of its table; AWS Backup makes its id. */
  private allowTagging(role: WorkloadRole): void {
    const stack = Stack.of(this);
    const recoveryPoints = stack.formatArn({
      service: 'backup',
      resource: 'recovery-point',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    allow(role, ['backup:TagResource'], [recoveryPoints]);
    acknowledge(role, UNSCOPABLE, [`AwsSolutions::AwsSolutions-IAM5[Resource::${flattenCfnReference(stack.resolve(recoveryPoints))}]`]);
  }
}
