import type { StackProps } from 'aws-cdk-lib/core';
import { ArnFormat, Stack, Stage } from 'aws-cdk-lib/core';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { modelPackageGroupName } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import { AlertTopic } from '../constructs/alerting/alert-topic';
import { allow } from '../constructs/security/allow';
import { DomainKeys } from '../constructs/security/domain-keys';
import { ExistingWorkloadRoles } from '../constructs/security/existing-workload-roles';
import { allowApproval, allowReadingModelPackages } from '../constructs/security/model-approval';
import { PlatformPermissionsBoundary } from '../constructs/security/permissions-boundary';
import { Personas } from '../constructs/security/personas';
import { UnscopablePolicy } from '../constructs/security/unscopable-policy';
import { TableBackupPlan } from '../constructs/storage/table-backup-plan';

/** Properties for defining a `FoundationStack`. */
export interface FoundationStackProps extends StackProps {
  readonly config: PlatformConfig;
}

/** What every other stack of the environment builds on: keys, the alert topic, identities. */
export class FoundationStack extends Stack {
  /** One key per domain of data. */
  public readonly keys: DomainKeys;
  /** Topic that every alarm notifies. */
  public readonly alertTopic: ITopic;
  /** Plan by which tables are backed up. */
  public readonly backupPlan: TableBackupPlan;
  /** Statements that AWS can't scope. */
  public readonly unscopablePolicy: IManagedPolicy;
  /** Outer limit of every role. */
  public readonly permissionsBoundary: IManagedPolicy;
  /** The people of the platform. */
  public readonly personas: Personas;
  /** Roles that workloads bring. */
  public readonly existingRoles: ExistingWorkloadRoles;

  constructor(scope: Construct, id: string, props: FoundationStackProps) {
    super(scope, id, props);
    const { config } = props;
    const { keys, roles } = config.existing ?? {};
    this.keys = new DomainKeys(this, 'Keys', { removalPolicy: profileOf(config).removalPolicy, existing: keys });
    this.alertTopic = new AlertTopic(this, 'Alerts', { encryptionKey: this.keys.operations, email: config.alertEmail }).topic;
    this.backupPlan = new TableBackupPlan(this, 'Backups', {
      vaultName: `plumbline-${config.environment}`,
      encryptionKey: this.keys.operations,
      removalPolicy: profileOf(config).removalPolicy,
    });
    this.unscopablePolicy = new UnscopablePolicy(this, 'Unscopable').policy;
    this.permissionsBoundary =
      roles?.permissionsBoundary === undefined
        ? new PlatformPermissionsBoundary(this, 'Boundary').policy
        : ManagedPolicy.fromManagedPolicyArn(this, 'Boundary', roles.permissionsBoundary);
    this.existingRoles = new ExistingWorkloadRoles(this, 'ExistingRoles', { arns: roles?.workloads ?? {} });
    this.personas = new Personas(this, 'Personas', {
      environment: config.environment,
      needMfa: config.personasNeedMfa,
      existing: roles?.personas,
      maxPolicies: config.personaPolicyQuota,
    });
    this.allowAuditor();
    if (config.models.length > 0) {
      this.allowRegistry(config.models.map(({ name }) => modelPackageGroupName(config.environment, name)));
    }
  }

  /** The logs of the stage's stacks: CloudFormation names them after their stack. */
  private allowAuditor(): void {
    const logGroups = this.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `${Stage.of(this)?.stageName ?? this.stackName}-*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    allow(this.personas.auditor.permissionsIn(this), ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents'], [logGroups]);
  }

  /** Who reads the model registry and who decides in it; groups have fixed names, so that this needs no later stack. */
  private allowRegistry(groups: readonly string[]): void {
    const { mlEngineer, approver, auditor } = this.personas;
    for (const persona of [mlEngineer, approver, auditor]) {
      allowReadingModelPackages(persona.permissionsIn(this), this, groups);
    }
    allowApproval(approver.permissionsIn(this), this, groups);
  }
}
