import type { StackProps } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import { AlertTopic } from '../constructs/alerting/alert-topic';
import { DomainKeys } from '../constructs/security/domain-keys';
import { PlatformPermissionsBoundary } from '../constructs/security/permissions-boundary';
import { Personas } from '../constructs/security/personas';
import { UnscopablePolicy } from '../constructs/security/unscopable-policy';

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
  /** Statements that AWS can't scope. */
  public readonly unscopablePolicy: IManagedPolicy;
  /** Outer limit of every role. */
  public readonly permissionsBoundary: IManagedPolicy;
  /** The people of the platform. */
  public readonly personas: Personas;

  constructor(scope: Construct, id: string, props: FoundationStackProps) {
    super(scope, id, props);
    const { config } = props;
    this.keys = new DomainKeys(this, 'Keys', { removalPolicy: profileOf(config).removalPolicy });
    this.alertTopic = new AlertTopic(this, 'Alerts', { encryptionKey: this.keys.operations, email: config.alertEmail }).topic;
    this.unscopablePolicy = new UnscopablePolicy(this, 'Unscopable').policy;
    this.permissionsBoundary = new PlatformPermissionsBoundary(this, 'Boundary').policy;
    this.personas = new Personas(this, 'Personas', { environment: config.environment, needMfa: config.personasNeedMfa });
  }
}
