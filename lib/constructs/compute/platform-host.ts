import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { ExistingWorkloadRoles } from '../security/existing-workload-roles';
import type { TableBackupPlan } from '../storage/table-backup-plan';

/** Where functions and state machines run. */
export interface FunctionHost {
  /** VPC whose isolated subnets hold the functions. */
  readonly vpc: IVpc;
  /** Security group of the functions; its only egress goes to the VPC's endpoints. */
  readonly securityGroup: ISecurityGroup;
  /** Key for log groups, queues, tables and environment variables. */
  readonly encryptionKey: IKey;
  /** The one managed policy with the statements that AWS can't scope: network interfaces, X-Ray, log delivery. */
  readonly unscopablePolicy: IManagedPolicy;
  /** Topic that every alarm notifies. */
  readonly alertTopic: ITopic;
  /**
   * Roles that exist, which workloads take instead of their own.
   *
   * @default - none
   */
  readonly existingRoles?: ExistingWorkloadRoles;
}

/** Where the platform's workloads run and their tables lie: one per environment, made by the Network and Foundation stacks. */
export interface PlatformHost extends FunctionHost {
  /** Plan by which tables are backed up. */
  readonly backupPlan: TableBackupPlan;
}
