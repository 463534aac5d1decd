import type { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { InterfaceVpcEndpointAwsService as AwsService } from 'aws-cdk-lib/aws-ec2';

/** A service that is called from inside the VPC. */
export interface EndpointService {
  /** Construct id of the endpoint. */
  readonly id: string;
  readonly service: InterfaceVpcEndpointAwsService;
  /** Package of the client by which functions call it. @default - only jobs call it */
  readonly client?: string;
  /** Who calls it, and why. */
  readonly reason: string;
  /** Answers may hold what other accounts own, for example AWS's container images. @default false */
  readonly sharedResources?: boolean;
}

/** The interface endpoints: each costs per zone and hour, so each names its caller. */
export const ENDPOINT_SERVICES: readonly EndpointService[] = [
  { id: 'EcrApi', service: AwsService.ECR, reason: 'jobs and endpoints look up the framework image', sharedResources: true },
  { id: 'EcrDocker', service: AwsService.ECR_DOCKER, reason: 'jobs and endpoints pull the framework image', sharedResources: true },
  { id: 'Logs', service: AwsService.CLOUDWATCH_LOGS, reason: 'jobs and endpoints write their logs' },
  { id: 'Monitoring', service: AwsService.CLOUDWATCH_MONITORING, reason: 'jobs and endpoints report the use of their instances' },
  { id: 'Sts', service: AwsService.STS, reason: 'jobs renew the credentials of their role' },
];
