import type { ContainerDefinition, DescribeModelOutput } from '@aws-sdk/client-sagemaker';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { parseS3Uri } from '../core/s3-objects';
import type { Caller } from '../core/service';
import { pythonFor } from './container-image';
import type { SageMakerState } from './state';
import { onlyFields, required, ValidationException } from './validation';

/** A container of a model with image, artefact and environment filled in. */
export interface ModelContainer {
  readonly image: string;
  readonly modelDataUrl: string;
  readonly environment: Readonly<Record<string, string>>;
}

const FIELDS = ['Image', 'ModelDataUrl', 'Environment', 'ModelPackageName', 'Mode', 'ContainerHostname'];

/** The one container of a model; a model package gives image, artefact and environment, which the definition may extend. */
export function modelContainer(state: SageMakerState, model: Pick<DescribeModelOutput, 'PrimaryContainer' | 'Containers'>): ModelContainer {
  const definition = model.PrimaryContainer ?? model.Containers?.[0];
  if (!definition) {
    throw new ValidationException('You must provide either PrimaryContainer or Containers.');
  }
  if ((model.Containers?.length ?? 0) > 1) {
    throw new NotEmulated('inference pipelines: a model with several containers');
  }
  onlyFields('ContainerDefinition', definition, FIELDS);
  if (definition.Mode === 'MultiModel') {
    throw new NotEmulated('multi-model endpoints');
  }
  const container = { ...packageContainer(state, definition.ModelPackageName), ...definition };
  const image = required(container, 'Image');
  pythonFor(image, state.options);
  return {
    image,
    modelDataUrl: required(container, 'ModelDataUrl'),
    environment: { ...packageContainer(state, definition.ModelPackageName).Environment, ...definition.Environment },
  };
}

function packageContainer(state: SageMakerState, packageArn: string | undefined): Partial<ContainerDefinition> {
  if (packageArn === undefined) {
    return {};
  }
  const found = state.packages.get(packageArn);
  if (!found) {
    throw new ValidationException(`ModelPackage ${packageArn} does not exist.`);
  }
  if (found.ModelApprovalStatus !== 'Approved') {
    throw new ValidationException(
      `Cannot create a model from the model package ${packageArn} with approval status ${found.ModelApprovalStatus ?? 'none'}: it must be Approved.`,
    );
  }
  const { Image, ModelDataUrl, Environment } = found.InferenceSpecification?.Containers?.[0] ?? {};
  return { Image, ModelDataUrl, Environment };
}

/** Throws AWS's ValidationException unless the role can read the artefact. */
export async function checkArtefact(cloud: Cloud, role: Caller, roleArn: string, uri: string): Promise<void> {
  const { bucket, key } = parseS3Uri(uri);
  try {
    await cloud.call(role, 's3', 'HeadObject', { Bucket: bucket, Key: key });
  } catch (cause) {
    const reason = cause instanceof AwsError ? cause.message : String(cause);
    throw new ValidationException(
      `Could not access model data at ${uri}. Please ensure that the role "${roleArn}" exists and that its trust relationship ` +
        'policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". Also ensure that the role ' +
        `has "s3:GetObject" permissions and that the object is located in ${cloud.options.region}. (${reason})`,
    );
  }
}
