import type { KeyDomain } from './key-domain';
import type { ZoneName } from './lake-zone';
import type { PersonaName } from './names';

/**
 * What an environment has already, by id; the platform makes whatever is left out.
 *
 * Nothing is looked up and nothing that exists is changed: docs/guides/bring-your-own.md says what must hold of each resource.
 */
export interface ExistingResources {
  /** VPC of another team. @default - a VPC without any route to the internet */
  readonly network?: ExistingNetwork;
  /** ARNs of symmetric keys; `signing` is an elliptic curve, ECC_NIST_P256. @default - a key for each domain */
  readonly keys?: Readonly<Partial<Record<KeyDomain, string>>>;
  /** Names of buckets, each encrypted under the existing key of its zone's domain. @default - a bucket for each zone */
  readonly buckets?: Readonly<Partial<Record<ZoneName, string>>>;
  /** Roles of another team. @default - a role for each persona and each workload */
  readonly roles?: ExistingRoles;
}

/** A VPC of another team; `vpcCidr` of the environment is its IPv4 range. */
export interface ExistingNetwork {
  /** For example `vpc-0a1b2c3d4e5f67890`. */
  readonly vpcId: string;
  /** One subnet in each of the environment's zones. */
  readonly subnets: readonly ExistingSubnet[];
  /** VPC endpoints that are there, with private DNS names; the platform makes the others. @default - none */
  readonly endpoints?: 'all' | readonly VpcEndpointName[];
  /** Security groups of workloads; their rules stay as they are. @default - groups that let workloads reach endpoints only */
  readonly securityGroups?: ExistingSecurityGroups;
}

/** A subnet without a route to the internet. */
export interface ExistingSubnet {
  /** For example `us-east-1a`. */
  readonly availabilityZone: string;
  /** For example `subnet-0a1b2c3d4e5f67890`. */
  readonly subnetId: string;
  /** Takes the routes of gateway endpoints; for example `rtb-0a1b2c3d4e5f67890`. */
  readonly routeTableId: string;
}

/** Ids of two security groups, for example `sg-0a1b2c3d4e5f67890`. */
export interface ExistingSecurityGroups {
  /** Functions: out to the endpoints over TLS. */
  readonly functions: string;
  /** Training and transform jobs and endpoints: the same, and within the group TCP on all ports, UDP 500 and ESP. */
  readonly jobs: string;
}

/** Services with an interface endpoint. */
export type InterfaceEndpointName =
  'Kms' | 'SageMakerApi' | 'SageMakerRuntime' | 'Ssm' | 'StepFunctions' | 'EcrApi' | 'EcrDocker' | 'Logs' | 'Monitoring' | 'Sts';

/** Services that are reached by a VPC endpoint; S3 and DynamoDB by a gateway. */
export type VpcEndpointName = 'S3' | 'DynamoDb' | InterfaceEndpointName;

/** Roles of a team that alone may make or change any: their policies are made, but not attached. */
export interface ExistingRoles {
  /** ARNs of the personas' roles, each another one. @default - a role for each persona */
  readonly personas?: Readonly<Partial<Record<PersonaName, string>>>;
  /**
   * ARNs of roles of functions, state machines, event rules and containers, by the construct path of the workload below the stage, for
   * example `DataLake/FlightsIngestion/Ingest`.
   *
   * @default - a role for each workload
   */
  readonly workloads?: Readonly<Record<string, string>>;
  /** ARN of the managed policy that bounds each role that the platform makes. @default - a boundary of the platform's own */
  readonly permissionsBoundary?: string;
}
