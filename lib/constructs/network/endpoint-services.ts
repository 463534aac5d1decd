import type { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { InterfaceVpcEndpointAwsService as AwsService } from 'aws-cdk-lib/aws-ec2';
import type { InterfaceEndpointName } from '../../config/existing-resources';

/** A service that is called from inside the VPC. */
export interface EndpointService {
  /** Construct id of the endpoint. */
  readonly id: InterfaceEndpointName;
  readonly service: InterfaceVpcEndpointAwsService;
  /** Client of the AWS SDK by which functions call it. @default - only jobs call it */
  readonly client?: string;
  /** Who calls it, and why. */
  readonly reason: string;
  /** Answers may hold what other accounts own, for example AWS's container images. @default false */
  readonly sharedResources?: boolean;
}

/** The interface endpoints: each costs per zone and hour, so each names its caller. */
export const ENDPOINT_SERVICES: readonly EndpointService[] = [
  { id: 'Kms', service: AwsService.KMS, client: 'client-kms', reason: 'functions sign artefacts and verify signatures' },
  {
    id: 'SageMakerApi',
    service: AwsService.SAGEMAKER_API,
    client: 'client-sagemaker',
    reason: 'functions read model packages and endpoints',
  },
  { id: 'SageMakerRuntime', service: AwsService.SAGEMAKER_RUNTIME, client: 'client-sagemaker-runtime', reason: 'functions call endpoints' },
  { id: 'Ssm', service: AwsService.SSM, client: 'client-ssm', reason: 'functions read which model package is live' },
  { id: 'StepFunctions', service: AwsService.STEP_FUNCTIONS, client: 'client-sfn', reason: 'the retrain controller starts trainings' },
  { id: 'EcrApi', service: AwsService.ECR, reason: 'jobs and endpoints look up the framework image', sharedResources: true },
  { id: 'EcrDocker', service: AwsService.ECR_DOCKER, reason: 'jobs and endpoints pull the framework image', sharedResources: true },
  { id: 'Logs', service: AwsService.CLOUDWATCH_LOGS, reason: 'jobs and endpoints write their logs' },
  { id: 'Monitoring', service: AwsService.CLOUDWATCH_MONITORING, reason: 'jobs and endpoints report the use of their instances' },
  { id: 'Sts', service: AwsService.STS, reason: 'jobs renew the credentials of their role' },
];
