import { Fn } from 'aws-cdk-lib/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnEndpoint, CfnEndpointConfig, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { batchVariant } from '../../../lambda/shared/batch/batch-variant';
import type { ServerlessServing } from '../../config/model-spec';
import type { LiveModelPackage } from './live-model-package';

/** Properties for defining a `BatchEndpoint`. */
export interface BatchEndpointProps {
  /** Fixed name of the endpoint. */
  readonly endpointName: string;
  /** The model package that the stack serves. */
  readonly live: LiveModelPackage;
  /** Memory and concurrency. */
  readonly serving: Pick<ServerlessServing, 'memorySizeMiB' | 'maxConcurrency'>;
  /** Role of the model's container. */
  readonly executionRole: IRole;
  /** Key under which SageMaker keeps its copy of the container's image. */
  readonly imageKey: IKey;
}

/**
 * A second, serverless endpoint with the live model package, for batches: they cost nothing while idle and take nothing from live traffic.
 *
 * Its variant is named after the version, so that every answer tells which version gave it.
 */
export class BatchEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: BatchEndpointProps) {
    super(scope, id);
    const { endpointName, live, serving } = props;
    const model = new CfnModel(this, 'Model', {
      executionRoleArn: props.executionRole.roleArn,
      primaryContainer: { modelPackageName: live.arn },
    });
    const config = new CfnEndpointConfig(this, 'Config', {
      kmsKeyId: props.imageKey.keyArn,
      productionVariants: [
        {
          modelName: model.attrModelName,
          variantName: batchVariant(versionOf(live.arn)),
          initialVariantWeight: 1,
          serverlessConfig: { memorySizeInMb: serving.memorySizeMiB, maxConcurrency: serving.maxConcurrency },
        },
      ],
    });
    const endpoint = new CfnEndpoint(this, 'Endpoint', { endpointName, endpointConfigName: config.attrEndpointConfigName });
    live.require(model, config, endpoint);
  }
}

/** The version in `…:model-package/<group>/<version>`; the slashes keep the selection valid while the parameter says `none`. */
function versionOf(modelPackageArn: string): string {
  return Fn.select(2, Fn.split('/', `${modelPackageArn}//`));
}
