import { Stack } from 'aws-cdk-lib/core';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { GatewayVpcEndpoint, GatewayVpcEndpointAwsService, InterfaceVpcEndpoint, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { fromOwnAccount, fromOwnAccountToOwnResources, imageLayers } from './endpoint-policy';
import { ENDPOINT_SERVICES } from './endpoint-services';

/** Properties for defining `VpcEndpoints`. */
export interface VpcEndpointsProps {
  /** VPC with isolated subnets, which get the endpoints. */
  readonly vpc: IVpc;
  /** Security group of the interface endpoints. */
  readonly securityGroup: ISecurityGroup;
}

/** Private doors to the AWS services that are called from inside; each refuses principals and resources of other accounts. */
export class VpcEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { vpc } = props;
    const { account, region } = Stack.of(this);
    const subnets = { subnetType: SubnetType.PRIVATE_ISOLATED };

    const s3 = new GatewayVpcEndpoint(this, 'S3', { vpc, service: GatewayVpcEndpointAwsService.S3, subnets: [subnets] });
    s3.addToPolicy(fromOwnAccountToOwnResources(account));
    s3.addToPolicy(imageLayers(region));
    const dynamodb = new GatewayVpcEndpoint(this, 'DynamoDb', { vpc, service: GatewayVpcEndpointAwsService.DYNAMODB, subnets: [subnets] });
    dynamodb.addToPolicy(fromOwnAccountToOwnResources(account));

    for (const { id: name, service, sharedResources } of ENDPOINT_SERVICES) {
      const endpoint = new InterfaceVpcEndpoint(this, name, {
        vpc,
        service,
        subnets,
        securityGroups: [props.securityGroup],
        open: false,
        privateDnsEnabled: true,
      });
      endpoint.addToPolicy(sharedResources === true ? fromOwnAccount(account) : fromOwnAccountToOwnResources(account));
    }
  }
}
