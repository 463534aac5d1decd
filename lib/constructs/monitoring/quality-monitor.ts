import { EventField, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { VARIANT_NAME } from '../../../lambda/shared/variant-name';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import { Workflow } from '../workflow/workflow';
import { WorkflowTrigger } from '../workflow/workflow-trigger';
import { QualityFunctions } from './quality-functions';
import { qualityStates } from './quality-states';

/** Properties for defining a `QualityMonitor`. */
export interface QualityMonitorProps {
  readonly host: PlatformHost;
  /** Name of the environment: a dimension of the metrics. */
  readonly environment: string;
  readonly model: string;
  readonly endpointName: string;
  /** Bucket of captured traffic, labels and reports, with its key. */
  readonly monitoringBucket: IBucket;
  readonly monitoringKey: IKey;
  /** Score from which the label is 1. */
  readonly decisionThreshold: number;
  /** Area under the ROC curve below which a day is poor. */
  readonly minAuc: number;
  /** Fewest labelled rows of a day for a verdict. */
  readonly minLabels: number;
  /** Days after the prediction's on which labels may still come. */
  readonly horizonDays: number;
  /**
   * When the day before is looked at, in UTC: after the drift monitor, as capture needs minutes to be delivered.
   *
   * @default - a quarter to one
   */
  readonly schedule?: Schedule;
}

/**
 * Joins labels to captured predictions and measures how good each day's predictions were; publishes `Auc`, `F1` and `LabelledRows`.
 *
 * Labels come as Model Monitor's ground-truth files under `labels/<endpoint>/yyyy/mm/dd/hh/`, by the hour in which they were collected.
 */
export class QualityMonitor extends Construct {
  /** The state machine. */
  public readonly workflow: Workflow;
  private readonly labels: string;
  private readonly labelKey: string;

  constructor(scope: Construct, id: string, props: QualityMonitorProps) {
    super(scope, id);
    const { host, model, endpointName, monitoringBucket, monitoringKey } = props;
    const capturePrefix = `capture/${endpointName}/${VARIANT_NAME}/`;
    const labelPrefix = `labels/${endpointName}/`;
    const { sort, join, judge } = new QualityFunctions(this, 'Functions', {
      host,
      environment: props.environment,
      model,
      monitoringBucket,
      monitoringKey,
      capturePrefix,
      labelPrefix,
      decisionThreshold: props.decisionThreshold,
      minAuc: props.minAuc,
      minLabels: props.minLabels,
      horizonDays: props.horizonDays,
    });
    this.workflow = new Workflow(this, 'Workflow', {
      host,
      description: `Measures the quality of the predictions of ${model}`,
      runbook: 'quality-monitor-failed',
      functions: [sort, join, judge],
      definition: qualityStates({
        bucketName: monitoringBucket.bucketName,
        capturePrefix,
        labelPrefix,
        horizonDays: props.horizonDays,
        sort,
        join,
        judge,
      }),
    });
    this.workflow.allowMapRuns();
    allowListing(this.workflow, monitoringBucket, capturePrefix);
    allowListing(this.workflow, monitoringBucket, labelPrefix);
    new WorkflowTrigger(this, 'Daily', {
      host,
      stateMachine: this.workflow.stateMachine,
      description: `Judges the predictions of the day before of ${model}`,
      schedule: props.schedule ?? Schedule.cron({ minute: '45', hour: '0' }),
      input: RuleTargetInput.fromObject({ time: EventField.time }),
    });

    this.labels = monitoringBucket.arnForObjects(`${labelPrefix}*`);
    this.labelKey = monitoringKey.keyArn;
  }

  /** Allows to deliver labels: for the system that learns the outcomes. */
  public grantWriteLabels(grantee: IGrantable): Grant {
    return allow(grantee, ['s3:PutObject'], [this.labels]).combine(allow(grantee, ['kms:GenerateDataKey'], [this.labelKey]));
  }
}
