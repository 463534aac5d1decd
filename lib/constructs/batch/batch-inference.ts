import { Duration, Stack } from 'aws-cdk-lib/core';
import { EventField, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ENV as COMMIT_ENV } from '../../../lambda/commit-batch/contract';
import { ENV as PLAN_ENV } from '../../../lambda/plan-batch/contract';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { Workflow } from '../workflow/workflow';
import { WorkflowTrigger } from '../workflow/workflow-trigger';
import type { BatchPlaces } from './batch-access';
import { allowBringingInput, allowFindingInput, allowLargeResults, allowReadingBatches, allowWritingBatches } from './batch-access';
import type { BatchEngine } from './batch-engine';
import { batchStates } from './batch-states';

/** Properties for defining a `BatchInference`. */
export interface BatchInferenceProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** Name of the environment: a dimension of the metrics. */
  readonly environment: string;
  /** Where the model's batches lie. */
  readonly places: BatchPlaces;
  /** How the records are scored. */
  readonly engine: BatchEngine;
  /** What else decides the scores: with other settings a batch has another plan. */
  readonly settings: unknown;
  /** Computes the rows to score. */
  readonly features: Workflow;
  /** Stack whose output says which version is live. */
  readonly endpointStackName: string;
  /** When the day before is scored, in UTC. */
  readonly schedule: Schedule;
}

/**
 * Scores files or days of rows with the live version of a model.
 *
 * Input `{from, to}`, or `{batchId, input}` with a prefix of the features bucket; output `BatchResult` of lambda/shared/batch/manifest.ts.
 */
export class BatchInference extends Construct {
  /** The state machine. */
  public readonly workflow: Workflow;
  private readonly places: BatchPlaces;

  constructor(scope: Construct, id: string, props: BatchInferenceProps) {
    super(scope, id);
    const { host, environment, places, settings, engine, features, endpointStackName } = props;
    const { model } = places;
    this.places = places;
    const plan = this.planFunction(host, JSON.stringify(settings));
    const commit = this.commitFunction(host, environment);
    this.workflow = new Workflow(this, 'Workflow', {
      host,
      description: `Scores batches with ${model}`,
      runbook: 'batch-failed',
      timeout: Duration.hours(12),
      functions: [plan.function, commit.function, ...engine.functions],
      definition: batchStates({
        endpointStackName,
        featureStateMachineArn: features.stateMachine.stateMachineArn,
        plan: plan.function,
        commit: commit.function,
        engine: engine.definition,
      }),
    });
    this.workflow.allowMapRuns(true);
    features.grantNestedRun(this.workflow);
    engine.grantRun?.(this.workflow);
    allowWritingBatches(this.workflow, places);
    allowLargeResults(this.workflow, places);
    // CloudFormation ends the ARN with an id of its own.
    const stackArn = Stack.of(this).formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${endpointStackName}/*` });
    allow(this.workflow, ['cloudformation:DescribeStacks'], [stackArn]);
    new WorkflowTrigger(this, 'Schedule', {
      host,
      stateMachine: this.workflow.stateMachine,
      description: `Scores the day before with ${model}`,
      schedule: props.schedule,
      input: RuleTargetInput.fromObject({ time: EventField.time }),
    });
  }

  /** Allows to bring files, run batches, take up failed ones, and read what came of them. */
  public grantRun(grantee: IGrantable): void {
    this.workflow.grantRun(grantee);
    this.workflow.grantRedrive(grantee);
    allowBringingInput(grantee, this.places);
    this.grantRead(grantee);
  }

  /** Allows to read scored records and their manifests. */
  public grantRead(grantee: IGrantable): void {
    allowReadingBatches(grantee, this.places);
  }

  private planFunction(host: PlatformHost, settings: string): PlatformFunction {
    const { places } = this;
    const plan = new PlatformFunction(this, 'Plan', {
      host,
      source: 'plan-batch',
      description: `Plans batches of ${places.model}`,
      timeout: Duration.minutes(5),
      environment: {
        [PLAN_ENV.MODEL]: places.model,
        [PLAN_ENV.FEATURES_BUCKET]: places.zones.features.bucketName,
        [PLAN_ENV.SETTINGS]: settings,
      },
    });
    allowFindingInput(plan, places);
    allowWritingBatches(plan, places);
    return plan;
  }

  private commitFunction(host: PlatformHost, environment: string): PlatformFunction {
    const { places } = this;
    const commit = new PlatformFunction(this, 'Commit', {
      host,
      source: 'commit-batch',
      description: `Publishes batches of ${places.model}`,
      timeout: Duration.minutes(5),
      environment: {
        [COMMIT_ENV.ENVIRONMENT]: environment,
        [COMMIT_ENV.MODEL]: places.model,
        [COMMIT_ENV.FEATURES_BUCKET]: places.zones.features.bucketName,
      },
    });
    allowWritingBatches(commit, places);
    return commit;
  }
}
