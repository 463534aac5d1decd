// What a network, a security and an identity team bring to an account: the resources that `bring-your-own.ts` names by id.
// In your repository the imports are `from 'plumbline'`.
import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import { GatewayVpcEndpointAwsService, Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { RoleProps } from 'aws-cdk-lib/aws-iam';
import { AccountRootPrincipal, ManagedPolicy, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { KeyDomain } from '../lib/index';
import {
  DOMAIN_OF_ZONE,
  KEY_DOMAINS,
  PlatformPermissionsBoundary,
  existingKeyStatements,
  existingRoleStatements,
  workloadPrincipal,
} from '../lib/index';

/** Roles of people. */
const PEOPLE = ['DataEngineer', 'Analyst', 'ModelRisk', 'InternalAudit'];

/** Roles of workloads, with the service that takes each. */
const WORKLOADS = { FlightsIngest: 'lambda.amazonaws.com', FlightsIngestion: 'states.amazonaws.com' };

/** Properties for defining a `LandingZone`. */
export interface LandingZoneProps extends StackProps {
  /** The zone of the one subnet. */
  readonly availabilityZone: string;
  /** The platform's stage, for example `Pilot`. */
  readonly stageName: string;
  /** ARNs of the policies that the platform hands over, by role. @default - none: it is not deployed yet */
  readonly policies?: Readonly<Record<string, readonly string[]>>;
}

/** Network, keys, buckets and roles of other teams; an output has the id of each. */
export class LandingZone extends Stack {
  private readonly props: LandingZoneProps;

  constructor(scope: Construct, id: string, props: LandingZoneProps) {
    super(scope, id, props);
    this.props = props;
    this.addNetwork();
    const keys = Object.fromEntries(KEY_DOMAINS.map((domain) => [domain, this.addKey(domain)])) as Record<KeyDomain, IKey>;
    Object.entries(DOMAIN_OF_ZONE).forEach(([zone, domain]) => {
      this.addBucket(zone, keys[domain]);
    });
    this.addRoles();
  }

  public override get availabilityZones(): string[] {
    return [this.props.availabilityZone];
  }

  /** A subnet without a route to the internet, groups that let workloads reach it, and the endpoints of S3 and DynamoDB. */
  private addNetwork(): void {
    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: 1,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Apps', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    vpc.addGatewayEndpoint('DynamoDb', { service: GatewayVpcEndpointAwsService.DYNAMODB });
    const functions = new SecurityGroup(this, 'Functions', { vpc });
    const jobs = new SecurityGroup(this, 'Jobs', { vpc });
    jobs.addIngressRule(jobs, Port.allTraffic(), 'Instances of one job');
    this.publish('VpcId', vpc.vpcId);
    vpc.isolatedSubnets.forEach(({ subnetId, routeTable }) => {
      this.publish('SubnetId', subnetId);
      this.publish('RouteTableId', routeTable.routeTableId);
    });
    this.publish('FunctionsGroupId', functions.securityGroupId);
    this.publish('JobsGroupId', jobs.securityGroupId);
  }

  /** A key that the account's root administers, and that IAM policies let others use. */
  private addKey(domain: KeyDomain): IKey {
    const administration = new PolicyStatement({
      sid: 'Administration',
      principals: [new AccountRootPrincipal()],
      actions: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:Put*', 'kms:Update*', 'kms:TagResource', 'kms:ScheduleKeyDeletion'],
      resources: ['*'],
    });
    const key = new Key(this, `Key-${domain}`, {
      policy: new PolicyDocument({ statements: [administration, ...existingKeyStatements(this, domain)] }),
      ...(domain === 'signing' ? { keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsage.SIGN_VERIFY } : { enableKeyRotation: true }),
    });
    this.publish(`${domain}KeyArn`, key.keyArn);
    return key;
  }

  private addBucket(zone: string, encryptionKey: IKey): void {
    const bucket = new Bucket(this, `Bucket-${zone}`, {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
    });
    if (zone === 'raw') {
      (bucket.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }
    this.publish(`${zone}Bucket`, bucket.bucketName);
  }

  private addRoles(): void {
    this.publish('BoundaryArn', new PlatformPermissionsBoundary(this, 'Boundary').policy.managedPolicyArn);
    PEOPLE.forEach((name) => {
      this.addRole(name, { assumedBy: new AccountRootPrincipal() });
    });
    const baseline = new ManagedPolicy(this, 'Baseline', { statements: existingRoleStatements(this, this.props.stageName) });
    Object.entries(WORKLOADS).forEach(([name, service]) => {
      this.addRole(name, { assumedBy: workloadPrincipal(this, service, this.props.stageName), managedPolicies: [baseline] });
    });
  }

  private addRole(name: string, { assumedBy, managedPolicies = [] }: RoleProps): void {
    const handedOver = (this.props.policies?.[name] ?? []).map((arn, index) =>
      ManagedPolicy.fromManagedPolicyArn(this, `${name}Policy${index}`, arn),
    );
    const role = new Role(this, name, { assumedBy, managedPolicies: [...managedPolicies, ...handedOver] });
    this.publish(`${name}RoleArn`, role.roleArn);
  }

  private publish(key: string, value: string): void {
    new CfnOutput(this, key, { value });
  }
}
