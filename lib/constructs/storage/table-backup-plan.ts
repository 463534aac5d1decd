import { RemovalPolicy } from 'aws-cdk-lib/core';
import { CfnBackupPlan, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties for defining a `TableBackupPlan`. */
export interface TableBackupPlanProps {
  /** Name of the vault; AWS wants one. */
  readonly vaultName: string;
  /** Key of the backups. */
  readonly encryptionKey: IKey;
  /**
   * What happens to the vault when its stack is deleted; AWS deletes no vault that holds backups.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Days for which a backup is kept: as long as tables can be restored to any second. */
const KEPT_DAYS = 35;

/** Backs tables up each day, into a vault that outlives them; a `TableBackup` adds a table. */
export class TableBackupPlan extends Construct {
  /** Id of the plan. */
  public readonly planId: string;
  /** ARN of the vault. */
  public readonly vaultArn: string;
  /** Key of the backups. */
  public readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: TableBackupPlanProps) {
    super(scope, id);
    const vault = new CfnBackupVault(this, 'Vault', {
      backupVaultName: props.vaultName,
      encryptionKeyArn: props.encryptionKey.keyArn,
    });
    vault.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    const plan = new CfnBackupPlan(this, 'Resource', {
      backupPlan: {
        backupPlanName: props.vaultName,
        backupPlanRule: [
          {
            ruleName: 'Daily',
            targetBackupVault: vault.ref,
            scheduleExpression: 'cron(0 5 ? * * *)',
            lifecycle: { deleteAfterDays: KEPT_DAYS },
          },
        ],
      },
    });

    this.planId = plan.ref;
    this.vaultArn = vault.attrBackupVaultArn;
    this.encryptionKey = props.encryptionKey;
  }
}
