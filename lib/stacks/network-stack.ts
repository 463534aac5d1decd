import type { StackProps } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { PlatformConfig } from '../config/platform-config';
import type { PlatformHost } from '../constructs/compute/platform-host';
import { FlowLogs } from '../constructs/network/flow-logs';
import { IsolatedVpc } from '../constructs/network/isolated-vpc';
import { VpcEndpoints } from '../constructs/network/vpc-endpoints';
import { WorkloadSecurityGroups } from '../constructs/network/workload-security-groups';
import type { FoundationStack } from './foundation-stack';

/** Properties for defining a `NetworkStack`. */
export interface NetworkStackProps extends StackProps {
  readonly config: PlatformConfig;
  /** Key of the flow log, and what completes the `PlatformHost`. */
  readonly foundation: FoundationStack;
}

/** The isolated VPC of an environment, with a private door to each AWS service that is called from inside. */
export class NetworkStack extends Stack {
  /** Where the platform's functions and state machines run. */
  public readonly host: PlatformHost;
  /** Security group of training and transform jobs and endpoints: traffic among their own instances, and to the VPC's endpoints. */
  public readonly jobSecurityGroup: ISecurityGroup;
  private readonly zones: readonly string[];

  constructor(scope: Construct, id: string, props: NetworkStackProps) {
    super(scope, id, props);
    const { config, foundation } = props;
    this.zones = config.availabilityZones;
    const { vpc } = new IsolatedVpc(this, 'Vpc', { cidr: config.vpcCidr, availabilityZones: config.availabilityZones });
    new FlowLogs(this, 'FlowLogs', { vpc, encryptionKey: foundation.keys.operations });
    const groups = new WorkloadSecurityGroups(this, 'SecurityGroups', { vpc, region: config.region });
    new VpcEndpoints(this, 'Endpoints', { vpc, securityGroup: groups.endpoints });

    this.jobSecurityGroup = groups.jobs;
    this.host = {
      vpc,
      securityGroup: groups.functions,
      encryptionKey: foundation.keys.operations,
      unscopablePolicy: foundation.unscopablePolicy,
      alertTopic: foundation.alertTopic,
    };
  }

  /** The zones that config names: without this CDK would look them up in the account. */
  public override get availabilityZones(): string[] {
    return [...this.zones];
  }
}
