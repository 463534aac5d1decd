import { Duration } from 'aws-cdk-lib/core';
import { EventField, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ENV as COMPARE_ENV } from '../../../lambda/compare-profiles/contract';
import { ENV as PROFILE_ENV } from '../../../lambda/profile-capture/contract';
import type { FeatureColumn } from '../../../lambda/shared/feature-columns';
import { VARIANT_NAME } from '../../../lambda/shared/variant-name';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import { modelPackageArns, parameterArn } from '../security/resource-arns';
import { MAP_WORKERS } from '../workflow/map-workers';
import { Workflow } from '../workflow/workflow';
import { WorkflowTrigger } from '../workflow/workflow-trigger';
import { monitoringStates } from './monitoring-states';

/** Properties for defining a `DriftMonitor`. */
export interface DriftMonitorProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** Name of the environment: a dimension of the metrics. */
  readonly environment: string;
  /** Name of the model: a dimension of the metrics and a folder of the reports. */
  readonly model: string;
  /** Name of the endpoint whose captures are read. */
  readonly endpointName: string;
  /** Features in the order of the model's input. */
  readonly features: readonly FeatureColumn[];
  /** Group of the model's packages. */
  readonly modelPackageGroupName: string;
  /** SSM parameter with the live model package, whose baseline counts. */
  readonly modelPackageParameterName: string;
  /** Bucket of captured traffic, profiles and reports, with its key. */
  readonly monitoringBucket: IBucket;
  /** Key of the monitoring bucket. */
  readonly monitoringKey: IKey;
  /** Bucket of the baselines, with its key. */
  readonly artifactsBucket: IBucket;
  /** Key of the artifacts bucket. */
  readonly artifactsKey: IKey;
  /** Effect size from which a column drifts. */
  readonly threshold: number;
  /** Fewest rows of a window for a verdict. */
  readonly minRows: number;
  /**
   * When the day before is looked at, in UTC.
   *
   * @default - half past midnight
   */
  readonly schedule?: Schedule;
}

/** Compares each day's live traffic with the baseline of the live model; publishes `DriftScore` and `MonitoredRows`. */
export class DriftMonitor extends Construct {
  /** The state machine. */
  public readonly workflow: Workflow;

  constructor(scope: Construct, id: string, props: DriftMonitorProps) {
    super(scope, id);
    const { host, monitoringBucket, monitoringKey } = props;
    const capturePrefix = `capture/${props.endpointName}/${VARIANT_NAME}/`;
    const profile = this.profileFunction(props, capturePrefix);
    const compare = this.compareFunction(props);
    this.workflow = new Workflow(this, 'Workflow', {
      host,
      description: `Compares a day's traffic of ${props.model} with its baseline`,
      runbook: 'drift-monitor-failed',
      functions: [profile.function, compare.function],
      definition: monitoringStates({
        bucketName: monitoringBucket.bucketName,
        capturePrefix,
        profile: profile.function,
        compare: compare.function,
      }),
    });
    this.workflow.allowMapRuns();
    allowListing(this.workflow, monitoringBucket, capturePrefix);
    allow(this.workflow, ['kms:Decrypt'], [monitoringKey.keyArn]);
    new WorkflowTrigger(this, 'Daily', {
      host,
      stateMachine: this.workflow.stateMachine,
      description: `Looks at the day before of ${props.model}`,
      schedule: props.schedule ?? Schedule.cron({ minute: '30', hour: '0' }),
      input: RuleTargetInput.fromObject({ time: EventField.time }),
    });
  }

  private profileFunction(props: DriftMonitorProps, capturePrefix: string): PlatformFunction {
    const { model, monitoringBucket } = props;
    const profile = new PlatformFunction(this, 'Profile', {
      host: props.host,
      source: 'profile-capture',
      description: `Profiles captured traffic of ${model}`,
      timeout: Duration.minutes(3),
      memorySizeMiB: 1769,
      reservedConcurrency: MAP_WORKERS,
      environment: {
        [PROFILE_ENV.BUCKET]: monitoringBucket.bucketName,
        [PROFILE_ENV.MODEL]: model,
        [PROFILE_ENV.FEATURES]: JSON.stringify(props.features),
      },
    });
    allow(profile, ['s3:GetObject'], [monitoringBucket.arnForObjects(`${capturePrefix}*`)]);
    allow(profile, ['s3:PutObject'], [monitoringBucket.arnForObjects(`profiles/${model}/*`)]);
    allow(profile, ['kms:Decrypt', 'kms:GenerateDataKey'], [props.monitoringKey.keyArn]);
    return profile;
  }

  private compareFunction(props: DriftMonitorProps): PlatformFunction {
    const { model, monitoringBucket, modelPackageParameterName } = props;
    const compare = new PlatformFunction(this, 'Compare', {
      host: props.host,
      source: 'compare-profiles',
      description: `Judges a day's traffic of ${model}`,
      timeout: Duration.minutes(3),
      memorySizeMiB: 1024,
      environment: {
        [COMPARE_ENV.ENVIRONMENT]: props.environment,
        [COMPARE_ENV.MODEL]: model,
        [COMPARE_ENV.MONITORING_BUCKET]: monitoringBucket.bucketName,
        [COMPARE_ENV.ARTIFACTS_BUCKET]: props.artifactsBucket.bucketName,
        [COMPARE_ENV.MODEL_PACKAGE_PARAMETER]: modelPackageParameterName,
        [COMPARE_ENV.DRIFT_THRESHOLD]: String(props.threshold),
        [COMPARE_ENV.MIN_ROWS]: String(props.minRows),
      },
    });
    allow(compare, ['s3:GetObject'], [monitoringBucket.arnForObjects(`profiles/${model}/*`)]);
    allow(compare, ['s3:PutObject'], [monitoringBucket.arnForObjects(`reports/${model}/*`)]);
    allow(compare, ['kms:Decrypt', 'kms:GenerateDataKey'], [props.monitoringKey.keyArn]);
    allow(compare, ['s3:GetObject'], [props.artifactsBucket.arnForObjects(`${model}/evaluations/*`)]);
    allow(compare, ['kms:Decrypt'], [props.artifactsKey.keyArn]);
    allow(compare, ['ssm:GetParameter'], [parameterArn(this, modelPackageParameterName)]);
    allow(compare, ['sagemaker:DescribeModelPackage'], [modelPackageArns(this, props.modelPackageGroupName)]);
    return compare;
  }
}
