import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { InputField } from '../../../lambda/shared/input-field';
import type { PlatformHost } from '../compute/platform-host';
import type { ContainerRole } from '../training/container-role';
import type { Definition } from '../workflow/states';
import type { Workflow } from '../workflow/workflow';
import type { BatchPlaces } from './batch-access';

/** What every engine needs. */
export interface BatchEngineProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** Where the model's batches lie. */
  readonly places: BatchPlaces;
  /** Features in the order of the model's input. */
  readonly fields: readonly InputField[];
  /** Score from which the label is 1. */
  readonly decisionThreshold: number;
  /** ARN of the repository with the model's image. */
  readonly imageRepositoryArn: string;
  /** Bucket of the artefacts, with its key. */
  readonly artifactsBucket: IBucket;
  /** Key of the artefacts that the containers read. */
  readonly artifactsKey: IKey;
}

/** How batches are scored. */
export interface BatchEngine {
  /** From `StartAt` to the state `Commit`: scores `$plan`'s ranges, and leaves the place of their results in `$results`. */
  readonly definition: Definition;
  /** Functions that the states invoke. */
  readonly functions: readonly IFunction[];
  /** Role of the containers that hold the model. */
  readonly container: ContainerRole;
  /** Allows the workflow what the states do beside functions and maps. @default - nothing */
  grantRun?(workflow: Workflow): void;
}
