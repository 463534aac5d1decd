import type { StackProps } from 'aws-cdk-lib/core';
import { CfnResource, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib/core';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { PlatformConfig } from '../config/platform-config';
import type { PlatformHost } from '../constructs/compute/platform-host';
import { existingVpc } from '../constructs/network/existing-vpc';
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

/** The isolated VPC of an environment, or what an existing one lacks: a private door to each AWS service that is called from inside. */
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
    const network = config.existing?.network;
    const vpc = network === undefined ? this.isolatedVpc(props) : existingVpc(this, 'ExistingVpc', network, config.vpcCidr);
    const groups = new WorkloadSecurityGroups(this, 'SecurityGroups', {
      vpc,
      region: config.region,
      existing: network?.securityGroups,
      existingEndpoints: network?.endpoints,
    });
    new VpcEndpoints(this, 'Endpoints', { vpc, securityGroup: groups.endpoints, existing: network?.endpoints });
    this.neverEmpty();

    this.jobSecurityGroup = groups.jobs;
    this.host = {
      vpc,
      securityGroup: groups.functions,
      encryptionKey: foundation.keys.operations,
      unscopablePolicy: foundation.unscopablePolicy,
      alertTopic: foundation.alertTopic,
      backupPlan: foundation.backupPlan,
      existingRoles: foundation.existingRoles,
    };
  }

  private isolatedVpc({ config, foundation }: NetworkStackProps): IVpc {
    const { vpc } = new IsolatedVpc(this, 'Vpc', { cidr: config.vpcCidr, availabilityZones: config.availabilityZones });
    new FlowLogs(this, 'FlowLogs', { vpc, encryptionKey: foundation.keys.operations, existingRoles: foundation.existingRoles });
    return vpc;
  }

  /** CloudFormation takes no stack without resources, and a pipeline deploys every stack of a stage. */
  private neverEmpty(): void {
    if (!this.node.findAll().some((child) => CfnResource.isCfnResource(child))) {
      new CfnWaitConditionHandle(this, 'NothingToMake');
    }
  }

  /** The zones that config names: without this CDK would look them up in the account. */
  public override get availabilityZones(): string[] {
    return [...this.zones];
  }
}
