import { Aws } from 'aws-cdk-lib/core';
import { XGBOOST_REGISTRIES } from './xgboost-registries';

/** An image of AWS's own for a machine-learning framework. */
export interface FrameworkImage {
  /** What SageMaker pulls. */
  readonly uri: string;
  /** ARN of the repository that holds it. */
  readonly repositoryArn: string;
}

/** Name of the repository; AWS has one of that name in an account per region. */
const REPOSITORY = 'sagemaker-xgboost';

/** AWS's XGBoost image of a version in a region; throws when there is none. */
export function xgboostImage(version: string, region: string): FrameworkImage {
  const registries = XGBOOST_REGISTRIES[version];
  if (registries === undefined) {
    throw new Error(`frameworkVersion must be one of ${Object.keys(XGBOOST_REGISTRIES).join(', ')}, got ${version}`);
  }
  const account = registries[region];
  if (account === undefined) {
    throw new Error(`region must be one where AWS publishes ${REPOSITORY}:${version}, got ${region}`);
  }
  return {
    uri: `${account}.dkr.ecr.${region}.${Aws.URL_SUFFIX}/${REPOSITORY}:${version}`,
    repositoryArn: `arn:${Aws.PARTITION}:ecr:${region}:${account}:repository/${REPOSITORY}`,
  };
}
