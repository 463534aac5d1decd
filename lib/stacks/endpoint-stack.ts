import type { StackProps } from 'aws-cdk-lib/core';
import { DefaultStackSynthesizer, Stack } from 'aws-cdk-lib/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { ServingSpec } from '../config/model-spec';
import type { PlatformHost } from '../constructs/compute/platform-host';
import type { BatchEndpointProps } from '../constructs/serving/batch-endpoint';
import { BatchEndpoint } from '../constructs/serving/batch-endpoint';
import type { EndpointAlarms } from '../constructs/serving/endpoint-alarms';
import { RealtimeEndpoint } from '../constructs/serving/realtime-endpoint';
import { ServerlessEndpoint } from '../constructs/serving/serverless-endpoint';

/** Properties for defining an `EndpointStack`. */
export interface EndpointStackProps extends StackProps {
  /** VPC and alert topic. */
  readonly host: PlatformHost;
  /** Fixed name of the endpoint. */
  readonly endpointName: string;
  /** Name of the SSM parameter with the live model package. */
  readonly modelPackageParameterName: string;
  /** How the endpoint is served. */
  readonly serving: ServingSpec;
  /** Role of the model's containers, made by the Serving stack. */
  readonly executionRole: IRole;
  /** Security group of the containers. */
  readonly jobSecurityGroup: ISecurityGroup;
  /** Key of the model: of the instances' volumes, and of the container's image where there are none. */
  readonly modelKey: IKey;
  /** Bucket and key of the captured traffic. */
  readonly captureBucket: IBucket;
  readonly captureKey: IKey;
  /**
   * The endpoint for batches.
   *
   * @default - none: batches are scored by jobs
   */
  readonly batch?: Omit<BatchEndpointProps, 'live' | 'imageKey'>;
}

/** The endpoints of one model, for live traffic and for batches: no IAM, no data; the one stack that a promotion updates. */
export class EndpointStack extends Stack {
  /** The alarms that roll a deployment back. */
  public readonly alarms: EndpointAlarms;

  constructor(scope: Construct, id: string, props: EndpointStackProps) {
    super(scope, id, {
      ...props,
      // CloudFormation reads SSM parameters of a template as the caller of an update: promotion shall need the model's alone.
      synthesizer: props.synthesizer ?? new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });
    const { serving, host, endpointName, modelPackageParameterName, executionRole } = props;
    const common = { endpointName, modelPackageParameterName, executionRole, alertTopic: host.alertTopic };
    const { live, alarms } =
      serving.mode === 'serverless'
        ? new ServerlessEndpoint(this, 'Serverless', { ...common, serving, imageKey: props.modelKey })
        : new RealtimeEndpoint(this, 'Realtime', {
            ...common,
            serving,
            vpc: host.vpc,
            securityGroup: props.jobSecurityGroup,
            volumeKey: props.modelKey,
            captureBucket: props.captureBucket,
            captureKey: props.captureKey,
          });
    if (props.batch !== undefined) {
      new BatchEndpoint(this, 'Batch', { ...props.batch, live, imageKey: props.modelKey });
    }

    this.alarms = alarms;
  }
}
