import { Stack } from 'aws-cdk-lib/core';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { GatewayVpcEndpoint, GatewayVpcEndpointAwsService, InterfaceVpcEndpoint, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ExistingNetwork } from '../../config/existing-resources';
import { fromOwnAccount, fromOwnAccountToOwnResources, imageLayers } from './endpoint-policy';
import { endpointPlan } from './endpoint-plan';

/** Properties for defining `VpcEndpoints`. */
export interface VpcEndpointsProps {
  /** VPC with isolated subnets, which get the endpoints. */
  readonly vpc: IVpc;
  /**
   * Security group of the interface endpoints.
   *
   * @default - one for each
   */
  readonly securityGroup?: ISecurityGroup;
  /**
   * Endpoints that the VPC has already.
   *
   * @default - none: all are made
   */
  readonly existing?: ExistingNetwork['endpoints'];
}

const GATEWAY_SERVICES = { S3: GatewayVpcEndpointAwsService.S3, DynamoDb: GatewayVpcEndpointAwsService.DYNAMODB };

/** Private doors to the AWS services that are called from inside; each refuses principals and resources of other accounts. */
export class VpcEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { vpc, securityGroup, existing } = props;
    const { account, region } = Stack.of(this);
    const subnets = { subnetType: SubnetType.PRIVATE_ISOLATED };
    const { gateways, interfaces } = endpointPlan(existing);
    const policies: Record<keyof typeof GATEWAY_SERVICES, PolicyStatement[]> = {
      S3: [fromOwnAccountToOwnResources(account), imageLayers(region)],
      DynamoDb: [fromOwnAccountToOwnResources(account)],
    };

    for (const name of gateways) {
      const endpoint = new GatewayVpcEndpoint(this, name, { vpc, service: GATEWAY_SERVICES[name], subnets: [subnets] });
      policies[name].forEach((statement) => {
        endpoint.addToPolicy(statement);
      });
    }
    for (const { id: name, service, sharedResources } of interfaces) {
      const endpoint = new InterfaceVpcEndpoint(this, name, {
        vpc,
        service,
        subnets,
        securityGroups: securityGroup === undefined ? undefined : [securityGroup],
        open: false,
        privateDnsEnabled: true,
      });
      endpoint.addToPolicy(sharedResources === true ? fromOwnAccount(account) : fromOwnAccountToOwnResources(account));
    }
  }
}
