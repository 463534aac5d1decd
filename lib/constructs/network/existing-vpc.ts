import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { ExistingNetwork } from '../../config/existing-resources';

/** The VPC of another team by its ids; its subnets count as isolated. */
export function existingVpc(scope: Construct, id: string, { vpcId, subnets }: ExistingNetwork, cidr: string): IVpc {
  return Vpc.fromVpcAttributes(scope, id, {
    vpcId,
    vpcCidrBlock: cidr,
    availabilityZones: subnets.map(({ availabilityZone }) => availabilityZone),
    isolatedSubnetIds: subnets.map(({ subnetId }) => subnetId),
    isolatedSubnetRouteTableIds: subnets.map(({ routeTableId }) => routeTableId),
  });
}
