import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { modelPackageGroupName, modelPageName, modelTag, pascalCase } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import type { PlatformHost } from '../constructs/compute/platform-host';
import { AuditTrail } from '../constructs/governance/audit-trail';
import { ChangeRecorder } from '../constructs/governance/change-recorder';
import { COST_TAGS, CostBudget } from '../constructs/governance/cost-budget';
import { allowStackOutputs } from '../constructs/security/allow-stack-outputs';
import type { Personas } from '../constructs/security/personas';

/** Properties for defining a `GovernanceStack`. */
export interface GovernanceStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly host: PlatformHost;
  readonly personas: Personas;
}

/** How long copies of audit records are locked unless config says otherwise. */
const LOCK_DAYS = 365;

/** The record of what happens to models, and what they may cost. */
export class GovernanceStack extends Stack {
  /** Takes the events of models: each one's `ModelChangeRule` sends them. */
  public readonly changeRecorder: IFunction;

  constructor(scope: Construct, id: string, props: GovernanceStackProps) {
    super(scope, id, props);
    const { config, host, personas } = props;
    const trail = new AuditTrail(this, 'Audit', {
      host,
      removalPolicy: profileOf(config).removalPolicy,
      objectLock: objectLockOf(config),
    });
    this.changeRecorder = new ChangeRecorder(this, 'Recorder', {
      host,
      trail,
      modelPackageGroupNames: config.models.map(({ name }) => modelPackageGroupName(config.environment, name)),
    }).function;
    this.limitCost(props);
    const auditor = personas.auditor.permissionsIn(this);
    trail.grantRead(auditor);
    allowStackOutputs(auditor, this);
    new CfnOutput(this, 'AuditTable', { value: trail.table.tableName });
    new CfnOutput(this, 'AuditBucket', { value: trail.copies.bucketName });
  }

  private limitCost({ config, host: { alertTopic } }: GovernanceStackProps): void {
    const { environment, models } = config;
    new CostBudget(this, 'EnvironmentBudget', {
      budgetName: `plumbline-${environment}`,
      monthlyLimitUsd: config.monthlyBudgetUsd,
      tag: { key: COST_TAGS.environment, value: environment },
      alertTopic,
    });
    for (const { name, monthlyBudgetUsd } of models) {
      new CostBudget(this, `${pascalCase(name)}Budget`, {
        budgetName: modelPageName(environment, name),
        monthlyLimitUsd: monthlyBudgetUsd,
        tag: { key: COST_TAGS.model, value: modelTag(environment, name) },
        alertTopic,
      });
    }
  }
}

function objectLockOf({ deleteDataWithStacks, auditLock }: PlatformConfig): ObjectLockRetention | undefined {
  if (deleteDataWithStacks === true) {
    return undefined;
  }
  const { mode, days } = auditLock ?? { mode: 'governance', days: LOCK_DAYS };
  return mode === 'compliance' ? ObjectLockRetention.compliance(Duration.days(days)) : ObjectLockRetention.governance(Duration.days(days));
}
