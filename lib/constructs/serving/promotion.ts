import { Duration, Stack } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ENV as CHECK_ENV } from '../../../lambda/check-endpoint/contract';
import { ENV as PREPARE_ENV } from '../../../lambda/prepare-promotion/contract';
import type { PlatformHost } from '../compute/platform-host';
import { PlatformFunction } from '../compute/platform-function';
import { allow } from '../security/allow';
import { endpointArn, modelPackageArns, parameterArn } from '../security/resource-arns';
import { Workflow } from '../workflow/workflow';
import { WorkflowTrigger } from '../workflow/workflow-trigger';
import type { DeploymentRecord } from './deployment-record';
import { promotionStates } from './promotion-states';

/** Properties for defining a `Promotion`. */
export interface PromotionProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** Name of the model. */
  readonly model: string;
  /** Group whose approved packages are deployed. */
  readonly modelPackageGroupName: string;
  /** SSM parameter that the Endpoint stack reads. */
  readonly modelPackageParameterName: string;
  /** Name of the endpoint that is checked after the update. */
  readonly endpointName: string;
  /** Name of the stack that holds the endpoint. */
  readonly endpointStackName: string;
  /** Bucket of artefacts and evaluations, with its key. */
  readonly artifactsBucket: IBucket;
  /** Key of the artifacts bucket. */
  readonly artifactsKey: IKey;
  /** Key that signed the artefacts. */
  readonly signingKey: IKey;
  /** Takes a line per deployment. */
  readonly deployments: DeploymentRecord;
}

/** Deploys each approved model package by an update of the Endpoint stack, and rolls back on request. */
export class Promotion extends Construct {
  /** The state machine. */
  public readonly workflow: Workflow;

  constructor(scope: Construct, id: string, props: PromotionProps) {
    super(scope, id);
    const { host, model, deployments } = props;
    const prepare = this.prepareFunction(props);
    const check = this.checkFunction(props);
    const endpointStackArn = Stack.of(this).formatArn({
      service: 'cloudformation',
      resource: 'stack',
      // CloudFormation ends the ARN with an id of its own.
      resourceName: `${props.endpointStackName}/*`,
    });
    this.workflow = new Workflow(this, 'Workflow', {
      host,
      description: `Deploys approved versions of ${model}`,
      runbook: 'promotion-failed',
      timeout: Duration.hours(3),
      functions: [prepare.function, check.function],
      definition: promotionStates({
        model,
        prepare: prepare.function,
        check: check.function,
        parameterName: props.modelPackageParameterName,
        endpointStackName: props.endpointStackName,
        tableName: deployments.table.tableName,
        topicArn: host.alertTopic.topicArn,
      }),
    });
    deployments.grantRecord(this.workflow);
    this.grantUpdate(this.workflow, props, endpointStackArn);
    new WorkflowTrigger(this, 'Approved', {
      host,
      stateMachine: this.workflow.stateMachine,
      description: `A version of ${model} was approved`,
      eventPattern: {
        source: ['aws.sagemaker'],
        detailType: ['SageMaker Model Package State Change'],
        detail: { ModelPackageGroupName: [props.modelPackageGroupName], ModelApprovalStatus: ['Approved'] },
      },
    });
  }

  private grantUpdate(workflow: Workflow, props: PromotionProps, endpointStackArn: string): void {
    const { host, modelPackageParameterName } = props;
    allow(workflow, ['ssm:PutParameter', 'ssm:GetParameters'], [parameterArn(this, modelPackageParameterName)]);
    allow(workflow, ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackEvents'], [endpointStackArn]);
    // The update reuses the deployed template: no other may be brought along.
    allow(workflow, ['cloudformation:UpdateStack'], [endpointStackArn], { Null: { 'cloudformation:TemplateUrl': 'true' } });
    allow(workflow, ['sns:Publish'], [host.alertTopic.topicArn]);
    allow(workflow, ['kms:Decrypt', 'kms:GenerateDataKey'], [host.encryptionKey.keyArn]);
  }

  private prepareFunction(props: PromotionProps): PlatformFunction {
    const { host, model, artifactsBucket } = props;
    const prepare = new PlatformFunction(this, 'Prepare', {
      host,
      source: 'prepare-promotion',
      description: `Checks a version of ${model} before it is deployed`,
      timeout: Duration.minutes(5),
      memorySizeMiB: 1024,
      environment: {
        [PREPARE_ENV.MODEL]: model,
        [PREPARE_ENV.MODEL_PACKAGE_GROUP]: props.modelPackageGroupName,
        [PREPARE_ENV.DEPLOYMENTS_TABLE]: props.deployments.table.tableName,
        [PREPARE_ENV.ARTIFACTS_BUCKET]: artifactsBucket.bucketName,
        [PREPARE_ENV.SIGNING_KEY_ID]: props.signingKey.keyId,
      },
    });
    props.deployments.grantQuery(prepare);
    allow(prepare, ['sagemaker:DescribeModelPackage'], [modelPackageArns(this, props.modelPackageGroupName)]);
    allow(
      prepare,
      ['s3:GetObject'],
      ['training', 'evaluations'].map((folder) => artifactsBucket.arnForObjects(`${model}/${folder}/*`)),
    );
    allow(prepare, ['kms:Decrypt'], [props.artifactsKey.keyArn]);
    allow(prepare, ['kms:Verify'], [props.signingKey.keyArn]);
    return prepare;
  }

  private checkFunction(props: PromotionProps): PlatformFunction {
    const { host, model, endpointName } = props;
    const check = new PlatformFunction(this, 'Check', {
      host,
      source: 'check-endpoint',
      description: `Sends probes to the endpoint of ${model}`,
      timeout: Duration.minutes(2),
      environment: { [CHECK_ENV.ENDPOINT_NAME]: endpointName },
    });
    allow(check, ['sagemaker:DescribeEndpoint', 'sagemaker:InvokeEndpoint'], [endpointArn(this, endpointName)]);
    return check;
  }
}
