import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../../compliance/acknowledge';
import { UNSCOPABLE } from '../../compliance/causes';

/** Actions for which AWS knows no resource, or none before the call, by what needs them. */
const ACTIONS: Readonly<Record<string, string[]>> = {
  NetworkInterfaces: [
    'ec2:CreateNetworkInterface',
    'ec2:CreateNetworkInterfacePermission',
    'ec2:DeleteNetworkInterface',
    'ec2:DeleteNetworkInterfacePermission',
    'ec2:DescribeDhcpOptions',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
  ],
  Traces: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
  Images: ['ecr:GetAuthorizationToken'],
  LogDelivery: [
    'logs:CreateLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:DescribeResourcePolicies',
    'logs:DescribeLogGroups',
  ],
};

/** What every workload may do on `*`; an existing role has them before the first deployment. */
export function unscopableStatements(): PolicyStatement[] {
  return Object.entries(ACTIONS).map(([sid, actions]) => new PolicyStatement({ sid, actions, resources: ['*'] }));
}

/** The one managed policy whose statements are on `*`, because AWS can't scope them; every workload's role shares it. */
export class UnscopablePolicy extends Construct {
  /** The policy. */
  public readonly policy: IManagedPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const policy = new ManagedPolicy(this, 'Resource', {
      description: 'Actions that AWS can not limit to a resource: network interfaces, traces, log delivery',
      statements: unscopableStatements(),
    });
    acknowledge(policy, UNSCOPABLE, ['AwsSolutions::AwsSolutions-IAM5[Resource::*]']);

    this.policy = policy;
  }
}
