import type { KeyDomain } from './key-domain';
import type { ZoneName } from './lake-zone';
import type { PersonaName } from './names';

/**
 * What an environment has already, by id; the platform makes whatever is left out.
 *
 * Nothing is looked up and nothing that exists is changed: docs/guides/bring-your-own.md says what must hold of each resource.
 */
export interface ExistingResources {
  /** @default - a VPC without any route to the internet */
  readonly network?: ExistingNetwork;
  /** ARNs of symmetric keys; `signing` is an elliptic curve, ECC_NIST_P256. @default - a key for each domain */
  readonly keys?: Readonly<Partial<Record<KeyDomain, string>>>;
  /** Names of buckets, each encrypted under the existing key of its zone's domain. @default - a bucket for each zone */
  readonly buckets?: Readonly<Partial<Record<ZoneName, string>>>;
  /** @default - a role for each persona and each workload */
  readonly roles?: ExistingRoles;
}

/** A VPC of another team; `vpcCidr` of the environment is its IPv4 range. */
export interface ExistingNetwork {
  readonly vpcId: string;
  /** One subnet in each of the environment's zones. */
  readonly subnets: readonly ExistingSubnet[];
  /** VPC endpoints that are there, with private DNS names; the platform makes the others. @default - none */
  readonly endpoints?: 'all' | readonly VpcEndpointName[];
  /** Ids of the security groups of workloads; their rules stay as they are. @default - groups that let workloads reach endpoints only */
  readonly securityGroups?: { readonly functions: string; readonly jobs: string };
}

/** A subnet without a route to the internet. */
export interface ExistingSubnet {
  readonly availabilityZone: string;
  readonly subnetId: string;
  /** Takes the routes of gateway endpoints. */
  readonly routeTableId: string;
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
