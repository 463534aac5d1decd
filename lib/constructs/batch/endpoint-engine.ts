import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENV } from '../../../lambda/score-batch/contract';
import { PlatformFunction } from '../compute/platform-function';
import { allow } from '../security/allow';
import { endpointArn } from '../security/resource-arns';
import { ContainerRole } from '../training/container-role';
import type { Definition } from '../workflow/states';
import { allowReadingModel, allowSiftingRecords, allowWritingBatches } from './batch-access';
import type { BatchEngine, BatchEngineProps } from './batch-engine';
import { rangeMap } from './range-map';

/** Properties for defining an `EndpointEngine`. */
export interface EndpointEngineProps extends BatchEngineProps {
  /** Serverless endpoint for batches; never the one that serves live traffic. */
  readonly endpointName: string;
  /** Requests that the endpoint takes at a time: so many ranges are worked on at a time. */
  readonly maxConcurrency: number;
}

/** Scores ranges by functions that ask a serverless endpoint of its own. */
export class EndpointEngine extends Construct implements BatchEngine {
  public readonly definition: Definition;
  public readonly functions: readonly IFunction[];
  public readonly container: ContainerRole;

  constructor(scope: Construct, id: string, props: EndpointEngineProps) {
    super(scope, id);
    const { host, places, endpointName, maxConcurrency } = props;
    const logGroupName = `/aws/sagemaker/Endpoints/${endpointName}`;
    // SageMaker fixes the name; declared here, the log is encrypted and ends with its stack.
    new LogGroup(this, 'Logs', {
      logGroupName,
      encryptionKey: host.encryptionKey,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.container = new ContainerRole(this, 'Container', {
      host,
      description: `Scores batches with ${places.model}`,
      imageRepositoryArn: props.imageRepositoryArn,
      logGroupName,
    });
    allowReadingModel(this.container, props);
    allow(this.container, ['kms:Decrypt'], [props.artifactsKey.keyArn]);
    const score = new PlatformFunction(this, 'Score', {
      host,
      source: 'score-batch',
      description: `Scores records with ${places.model}`,
      timeout: Duration.minutes(15),
      memorySizeMiB: 1769,
      reservedConcurrency: maxConcurrency,
      environment: {
        [ENV.FEATURES_BUCKET]: places.zones.features.bucketName,
        [ENV.QUARANTINE_BUCKET]: places.zones.quarantine.bucketName,
        [ENV.ENDPOINT_NAME]: endpointName,
        [ENV.FIELDS]: JSON.stringify(props.fields),
        [ENV.DECISION_THRESHOLD]: String(props.decisionThreshold),
      },
    });
    allowSiftingRecords(score, places);
    allowWritingBatches(score, places);
    allow(score, ['sagemaker:InvokeEndpoint'], [endpointArn(this, endpointName)]);

    const bucketName = places.zones.features.bucketName;
    this.definition = {
      StartAt: 'Score',
      States: { Score: rangeMap({ bucketName, state: 'Range', fn: score.function, maxConcurrency, next: 'Commit' }) },
    };
    this.functions = [score.function];
  }
}
