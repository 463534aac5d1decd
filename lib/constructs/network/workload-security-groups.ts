import type { IPeer, ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Peer, Port, Protocol, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ExistingNetwork, ExistingSecurityGroups } from '../../config/existing-resources';
import { GATEWAY_PREFIX_LISTS } from '../../config/gateway-prefix-lists';
import { endpointPlan } from './endpoint-plan';

/** Properties for defining `WorkloadSecurityGroups`. */
export interface WorkloadSecurityGroupsProps {
  readonly vpc: IVpc;
  /** Region, which decides the prefix lists of the gateway endpoints. */
  readonly region: string;
  /**
   * Groups of functions and jobs that exist; their rules stay as they are.
   *
   * @default - both are made
   */
  readonly existing?: ExistingSecurityGroups;
  /**
   * Endpoints that the VPC has already, with addresses in its range.
   *
   * @default - none
   */
  readonly existingEndpoints?: ExistingNetwork['endpoints'];
}

/** What the instances of one job send each other; SageMaker encrypts it by IPsec, whose key exchange is UDP 500 and whose payload is ESP. */
const JOB_TRAFFIC: readonly (readonly [Port, string])[] = [
  [Port.allTcp(), 'Instances of one job'],
  [Port.udp(500), 'Key exchange of IPsec among the instances of one job'],
  [new Port({ protocol: Protocol.ESP, stringRepresentation: 'ESP' }), 'IPsec among the instances of one job'],
];

/** Security groups that let workloads reach the VPC's endpoints over TLS, and nothing else. */
export class WorkloadSecurityGroups extends Construct {
  /** The interface endpoints that the platform makes; `undefined` when it makes none. */
  public readonly endpoints?: ISecurityGroup;
  /** Functions. */
  public readonly functions: ISecurityGroup;
  /** Training and transform jobs and endpoints: also the traffic among the instances of one job. */
  public readonly jobs: ISecurityGroup;

  constructor(scope: Construct, id: string, props: WorkloadSecurityGroupsProps) {
    super(scope, id);
    const { vpc, region, existing } = props;
    const prefixLists = GATEWAY_PREFIX_LISTS[region];
    if (prefixLists === undefined) {
      throw new Error(`region must have its line in gateway-prefix-lists.ts, got ${region}`);
    }
    const securityGroup = (name: string, description: string): SecurityGroup =>
      new SecurityGroup(this, name, { vpc, description, allowAllOutbound: false });

    const workloadGroup = (name: string, existingId: string | undefined, description: string): ISecurityGroup =>
      existingId === undefined
        ? securityGroup(name, description)
        : SecurityGroup.fromSecurityGroupId(this, name, existingId, { mutable: false });
    const { interfaces, reliesOnExisting } = endpointPlan(props.existingEndpoints);

    const endpoints = interfaces.length > 0 ? securityGroup('Endpoints', 'Interface endpoints of AWS services') : undefined;
    const functions = workloadGroup('Functions', existing?.functions, 'Functions: endpoints only');
    const jobs = workloadGroup('Jobs', existing?.jobs, 'Training and transform jobs and endpoints: endpoints and each other only');
    const doors: IPeer[] = [endpoints ?? [], reliesOnExisting ? Peer.ipv4(vpc.vpcCidrBlock) : []].flat();
    for (const workload of [functions, jobs]) {
      endpoints?.addIngressRule(workload, Port.tcp(443), 'TLS from workloads');
      doors.forEach((door) => {
        workload.addEgressRule(door, Port.tcp(443), 'TLS to interface endpoints');
      });
      workload.addEgressRule(Peer.prefixList(prefixLists.s3), Port.tcp(443), 'TLS to S3');
      workload.addEgressRule(Peer.prefixList(prefixLists.dynamodb), Port.tcp(443), 'TLS to DynamoDB');
    }
    for (const [port, description] of JOB_TRAFFIC) {
      jobs.addIngressRule(jobs, port, description);
      jobs.addEgressRule(jobs, port, description);
    }

    this.endpoints = endpoints;
    this.functions = functions;
    this.jobs = jobs;
  }
}
