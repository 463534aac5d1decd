import { keyOf, regional } from './arns';
import type { Unused } from './unused';

const BACKUPS = /BackupRole$/;
const REASON = 'AWS Backup copies tables every day; a laptop has no AWS Backup';

/** What AWS Backup does with the roles of tables. */
export const OF_BACKUPS: readonly Unused[] = [
  {
    roles: BACKUPS,
    actions: ['dynamodb:CreateBackup', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', 'dynamodb:StartAwsBackupJob'],
    resources: [regional('dynamodb', 'table/{table}')],
    reason: REASON,
  },
  {
    roles: BACKUPS,
    actions: ['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup'],
    resources: [regional('dynamodb', 'table/{table}/backup/x')],
    reason: REASON,
  },
  {
    roles: BACKUPS,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [keyOf('Operations')],
    keys: { 'kms:ViaService': 'dynamodb.{region}.amazonaws.com' },
    reason: REASON,
  },
  { roles: BACKUPS, actions: ['kms:DescribeKey'], resources: [keyOf('Operations')], reason: REASON },
  {
    roles: BACKUPS,
    actions: ['kms:CreateGrant'],
    resources: [keyOf('Operations')],
    keys: { 'kms:GrantIsForAWSResource': 'true' },
    reason: REASON,
  },
  {
    roles: BACKUPS,
    actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'],
    resources: [regional('backup', 'backup-vault:Foundation.BackupsVault')],
    reason: REASON,
  },
  { roles: BACKUPS, actions: ['backup:TagResource'], resources: [regional('backup', 'recovery-point:x')], reason: REASON },
];
