import { DescribeModelPackageCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { NO_MODEL } from './no-model';

const sagemaker = new SageMakerClient({});
const ssm = new SSMClient({});

/** The model package that is live. */
export interface LivePackage {
  readonly arn: string;
  readonly version: number;
  /** Metadata that training attached. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Describes the live model package; `undefined` while there is none. */
export async function livePackage(parameterName: string): Promise<LivePackage | undefined> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameterName }));
  const arn = Parameter?.Value ?? NO_MODEL;
  if (arn === NO_MODEL) {
    return undefined;
  }
  const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  return { arn, version: found.ModelPackageVersion ?? 0, metadata: found.CustomerMetadataProperties ?? {} };
}

/** A metadata entry that training attaches to every package; throws when this one lacks it. */
export function metadataOf({ arn, metadata }: LivePackage, name: string): string {
  const value = metadata[name];
  if (value === undefined) {
    throw new Error(`model package ${arn} must have the metadata ${name}`);
  }
  return value;
}
