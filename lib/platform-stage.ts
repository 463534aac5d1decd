import type { StageProps } from 'aws-cdk-lib/core';
import { Stage } from 'aws-cdk-lib/core';
import { PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { assertValid } from './config/assert-valid';
import type { PlatformConfig } from './config/platform-config';
import { profileOf } from './config/profile';
import { checkConcurrency } from './constructs/compute/concurrency-budget';
import { COST_TAGS } from './constructs/governance/cost-budget';
import { addModelStacks } from './model-stacks';
import { DataLakeStack } from './stacks/data-lake-stack';
import { FeaturesStack } from './stacks/features-stack';
import { FoundationStack } from './stacks/foundation-stack';
import { GovernanceStack } from './stacks/governance-stack';
import { NetworkStack } from './stacks/network-stack';

/** Properties for defining a `PlatformStage`. */
export interface PlatformStageProps extends StageProps {
  /** The environment. */
  readonly config: PlatformConfig;
}

/** The platform of one environment: all its stacks, in one account and region. */
export class PlatformStage extends Stage {
  constructor(scope: Construct, id: string, props: PlatformStageProps) {
    const config = assertValid(props.config);
    super(scope, id, { ...props, env: { account: config.account, region: config.region } });
    const tags = { [COST_TAGS.environment]: config.environment };
    const common = { config, tags, terminationProtection: profileOf(config).terminationProtection };

    const foundation = new FoundationStack(this, 'Foundation', common);
    const { keys, personas } = foundation;
    PermissionsBoundary.of(this).apply(foundation.permissionsBoundary);
    const network = new NetworkStack(this, 'Network', { ...common, foundation });
    const { host, jobSecurityGroup } = network;
    const dataLake = new DataLakeStack(this, 'DataLake', { ...common, host, keys, personas });
    const { zones, ledger } = dataLake;
    const features = new FeaturesStack(this, 'Features', { ...common, host, keys, personas, dataLake });
    const { changeRecorder } = new GovernanceStack(this, 'Governance', { ...common, host, personas });
    for (const model of config.models) {
      addModelStacks(this, { ...common, model, host, jobSecurityGroup, keys, personas, zones, ledger, features, changeRecorder });
    }
    checkConcurrency(this, config.lambdaConcurrencyQuota ?? 1000);
  }
}
