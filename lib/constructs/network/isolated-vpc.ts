import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { IpAddresses, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { acknowledge } from '../../compliance/acknowledge';
import { DEFAULT_GROUP_UNUSED, EXPLICIT_ZONES } from '../../compliance/causes';
import { sharedRule } from '../../compliance/rule-ids';

/** Properties for defining an `IsolatedVpc`. */
export interface IsolatedVpcProps {
  /** IPv4 range of the VPC, for example `10.40.0.0/20`. */
  readonly cidr: string;
  /** Zones by name, one subnet each. */
  readonly availabilityZones: readonly string[];
}

/** A VPC without any route to the internet: one isolated subnet per zone, no gateway, no address translation. */
export class IsolatedVpc extends Construct {
  /** The VPC. */
  public readonly vpc: IVpc;

  constructor(scope: Construct, id: string, props: IsolatedVpcProps) {
    super(scope, id);
    const vpc = new Vpc(this, 'Resource', {
      ipAddresses: IpAddresses.cidr(props.cidr),
      availabilityZones: [...props.availabilityZones],
      natGateways: 0,
      createInternetGateway: false,
      subnetConfiguration: [{ name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    acknowledge(vpc, EXPLICIT_ZONES, ['CloudFormation-Validate::W3010']);
    acknowledge(vpc, DEFAULT_GROUP_UNUSED, sharedRule('VPCDefaultSecurityGroupClosed'));

    this.vpc = vpc;
  }
}
