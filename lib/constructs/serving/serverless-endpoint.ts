import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnEndpoint, CfnEndpointConfig, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { ServerlessServing } from '../../config/model-spec';
import { VARIANT_NAME } from '../../../lambda/shared/variant-name';
import { EndpointAlarms } from './endpoint-alarms';
import { LiveModelPackage } from './live-model-package';

/** Properties for defining a `ServerlessEndpoint`. */
export interface ServerlessEndpointProps {
  /** Fixed name of the endpoint. */
  readonly endpointName: string;
  /** Name of the SSM parameter with the live model package. */
  readonly modelPackageParameterName: string;
  /** Memory and concurrency. */
  readonly serving: ServerlessServing;
  /** Role of the model's container. */
  readonly executionRole: IRole;
  /** Key under which SageMaker keeps its copy of the container's image; a serverless endpoint has no volumes. */
  readonly imageKey: IKey;
  /** Topic that the endpoint's alarms notify. */
  readonly alertTopic: ITopic;
}

/**
 * An endpoint that costs nothing while it is idle.
 *
 * SageMaker offers it no VPC, no network isolation, no data capture and no canary: the inference function writes the capture.
 */
export class ServerlessEndpoint extends Construct {
  /** The model package that the endpoint serves. */
  public readonly live: LiveModelPackage;
  /** The alarms that roll a deployment back. */
  public readonly alarms: EndpointAlarms;

  constructor(scope: Construct, id: string, props: ServerlessEndpointProps) {
    super(scope, id);
    const { endpointName, serving } = props;
    this.alarms = new EndpointAlarms(this, 'Alarms', { endpointName, alertTopic: props.alertTopic });
    const live = new LiveModelPackage(this, 'Live', { parameterName: props.modelPackageParameterName });
    const model = new CfnModel(this, 'Model', {
      executionRoleArn: props.executionRole.roleArn,
      primaryContainer: { modelPackageName: live.arn },
    });
    const config = new CfnEndpointConfig(this, 'Config', {
      kmsKeyId: props.imageKey.keyArn,
      productionVariants: [
        {
          modelName: model.attrModelName,
          variantName: VARIANT_NAME,
          initialVariantWeight: 1,
          serverlessConfig: { memorySizeInMb: serving.memorySizeMiB, maxConcurrency: serving.maxConcurrency },
        },
      ],
    });
    const endpoint = new CfnEndpoint(this, 'Endpoint', { endpointName, endpointConfigName: config.attrEndpointConfigName });
    live.publish(config.attrEndpointConfigName);
    live.require(model, config, endpoint);

    this.live = live;
  }
}
