import type {
  DescribeEndpointConfigOutput,
  DescribeModelOutput,
  DescribeModelPackageOutput,
  DescribeTrainingJobResponse,
  DescribeTransformJobResponse,
  Tag,
} from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../core/cloud';
import type { ContainerProcess } from './container-process';
import type { DataCapture } from './data-capture';
import type { Endpoint } from './endpoint';
import type { SageMakerOptions } from './options';

/** A job and the way to stop it. */
export interface Job<Description> {
  /** What Describe answers; the run updates it. */
  readonly description: Description;
  /** Asks the run to stop. */
  stop(): void;
}

/** A model package group and the number of its last version. */
export interface PackageGroup {
  readonly name: string;
  readonly arn: string;
  readonly created: Date;
  readonly description?: string;
  lastVersion: number;
}

/** Everything that one cloud's SageMaker knows. */
export class SageMakerState {
  readonly trainingJobs = new Map<string, Job<DescribeTrainingJobResponse>>();
  readonly transformJobs = new Map<string, Job<DescribeTransformJobResponse>>();
  /** Models, configurations and endpoints by name in lower case: SageMaker's names differ by more than case. */
  readonly models = new Map<string, DescribeModelOutput>();
  readonly packageGroups = new Map<string, PackageGroup>();
  /** By ARN. */
  readonly packages = new Map<string, DescribeModelPackageOutput>();
  readonly endpointConfigs = new Map<string, DescribeEndpointConfigOutput>();
  readonly endpoints = new Map<string, Endpoint>();
  /** By ARN. */
  readonly tags = new Map<string, Tag[]>();
  /** Every process that runs. */
  readonly processes = new Set<ContainerProcess>();
  readonly captures = new Set<DataCapture>();
  readonly trafficListeners: TrafficListener[] = [];
  /** True when no process may start any more. */
  stopped = false;

  constructor(
    readonly cloud: Cloud,
    readonly options: SageMakerOptions,
  ) {}

  arn(resource: string): string {
    return this.cloud.arn('sagemaker', resource);
  }
}

/** Is told how much traffic a variant had in a virtual minute, at the first request after it. */
export type TrafficListener = (traffic: MinuteOfTraffic) => void;

/** One variant's traffic in one virtual minute. */
export interface MinuteOfTraffic {
  readonly endpointName: string;
  readonly variantName: string;
  /** Minutes since the epoch. */
  readonly minute: number;
  readonly invocationsPerInstance: number;
}
