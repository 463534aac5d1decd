import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { GATEWAY_PREFIX_LISTS } from '../../config/gateway-prefix-lists';

/** Properties for defining `WorkloadSecurityGroups`. */
export interface WorkloadSecurityGroupsProps {
  readonly vpc: IVpc;
  /** Region, which decides the prefix lists of the gateway endpoints. */
  readonly region: string;
}

/** Security groups that let workloads reach the VPC's endpoints over TLS, and nothing else. */
export class WorkloadSecurityGroups extends Construct {
  /** The interface endpoints. */
  public readonly endpoints: ISecurityGroup;
  /** Functions. */
  public readonly functions: ISecurityGroup;
  /** Training and transform jobs and endpoints: also the traffic among the instances of one job. */
  public readonly jobs: ISecurityGroup;

  constructor(scope: Construct, id: string, props: WorkloadSecurityGroupsProps) {
    super(scope, id);
    const { vpc, region } = props;
    const prefixLists = GATEWAY_PREFIX_LISTS[region];
    if (prefixLists === undefined) {
      throw new Error(`region must have its line in gateway-prefix-lists.ts, got ${region}`);
    }
    const securityGroup = (name: string, description: string): SecurityGroup =>
      new SecurityGroup(this, name, { vpc, description, allowAllOutbound: false });

    const endpoints = securityGroup('Endpoints', 'Interface endpoints of AWS services');
    const functions = securityGroup('Functions', 'Functions: endpoints only');
    const jobs = securityGroup('Jobs', 'Training and transform jobs and endpoints: endpoints and each other only');
    for (const workload of [functions, jobs]) {
      endpoints.addIngressRule(workload, Port.tcp(443), 'TLS from workloads');
      workload.addEgressRule(endpoints, Port.tcp(443), 'TLS to interface endpoints');
      workload.addEgressRule(Peer.prefixList(prefixLists.s3), Port.tcp(443), 'TLS to S3');
      workload.addEgressRule(Peer.prefixList(prefixLists.dynamodb), Port.tcp(443), 'TLS to DynamoDB');
    }
    jobs.addIngressRule(jobs, Port.allTraffic(), 'Instances of one job, encrypted by SageMaker');
    jobs.addEgressRule(jobs, Port.allTraffic(), 'Instances of one job, encrypted by SageMaker');

    this.endpoints = endpoints;
    this.functions = functions;
    this.jobs = jobs;
  }
}
