import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { EvaluatedModel } from '../../../lambda/evaluate/contract';
import type { GateSpec } from '../../config/model-spec';
import type { JobNetwork } from './job-network';

/** What the states of a training name. */
export interface TrainingTargets {
  readonly model: EvaluatedModel;
  readonly gates: GateSpec;
  readonly validationDays: number;
  readonly testDays: number;
  readonly featureStateMachineArn: string;
  readonly parameterName: string;
  readonly modelPackageGroupName: string;
  readonly functions: Readonly<Record<'qualityGate' | 'sign' | 'verify' | 'evaluate' | 'gate', IFunction>>;
  readonly imageUri: string;
  /** Tags of the jobs, by which their cost is the model's. */
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  /** `s3://` prefixes without a slash at the end. */
  readonly featuresUri: string;
  readonly artifactsUri: string;
  /** `s3://` URI of the archive with the training code. */
  readonly codeUri: string;
  readonly trainingRoleArn: string;
  readonly modelRoleArn: string;
  readonly network: JobNetwork;
  readonly artifactsKeyId: string;
  readonly instanceType: string;
  readonly volumeSizeGiB: number;
  readonly maxRuntimeSec: number;
  readonly hyperparameters: Readonly<Record<string, string>>;
  /** Instance types that the registered package may be served on. */
  readonly servingInstanceTypes: readonly string[];
}
