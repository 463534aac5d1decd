import type { StackProps } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import { AlertTopic } from '../constructs/alerting/alert-topic';
import { DomainKeys } from '../constructs/security/domain-keys';
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

  constructor(scope: Construct, id: string, props: FoundationStackProps) {
    super(scope, id, props);
    const { config } = props;
    this.keys = new DomainKeys(this, 'Keys', { removalPolicy: profileOf(config).removalPolicy });
    this.alertTopic = new AlertTopic(this, 'Alerts', { encryptionKey: this.keys.operations, email: config.alertEmail }).topic;
    this.unscopablePolicy = new UnscopablePolicy(this, 'Unscopable').policy;
  }
}
