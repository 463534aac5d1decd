import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';

/** VPC configuration of a job or model, as SageMaker's API takes it. */
export interface JobNetwork {
  readonly Subnets: string[];
  readonly SecurityGroupIds: string[];
}

/** Isolated subnets of a VPC and the security group of jobs. */
export function jobNetwork(vpc: IVpc, securityGroup: ISecurityGroup): JobNetwork {
  return {
    Subnets: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED }).subnetIds,
    SecurityGroupIds: [securityGroup.securityGroupId],
  };
}
