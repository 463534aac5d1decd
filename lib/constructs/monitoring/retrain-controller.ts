import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventBridgeDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { RetrainingPolicy } from '../../../lambda/retrain-controller/contract';
import { ENV } from '../../../lambda/retrain-controller/contract';
import { DeadLetterQueue } from '../compute/dead-letter-queue';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { modelPackageArns, parameterArn } from '../security/resource-arns';
import { PlatformTable } from '../storage/platform-table';

/** Properties for defining a `RetrainController`. */
export interface RetrainControllerProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** Name of the environment: a dimension of the metrics. */
  readonly environment: string;
  /** Name of the model. */
  readonly model: string;
  /** Name of the dataset whose new rows count. */
  readonly dataset: string;
  /** Table of the ingestion ledger; its key is the host's. */
  readonly ledger: ITable;
  /** State machine that trains the model. */
  readonly training: IStateMachine;
  /** Group of the model's packages: when was the last training? */
  readonly modelPackageGroupName: string;
  /** SSM parameter with the live model package. */
  readonly modelPackageParameterName: string;
  /** When a training may start. */
  readonly policy: RetrainingPolicy;
  /** Alarm that asks for a retraining. */
  readonly alarm: IAlarm;
  /** What happens to the record of decisions when its stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
}

/** Decides on each drift alarm whether to train again, and records every decision with its reason. */
export class RetrainController extends Construct {
  /** The function; it can be invoked by hand with `{time, trigger}`, as an event: only then is its answer put on the default bus. */
  public readonly function: IFunction;
  /** Decisions by model and time. */
  public readonly decisions: ITable;
  private readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: RetrainControllerProps) {
    super(scope, id);
    const { host, model, training } = props;
    this.encryptionKey = host.encryptionKey;
    this.decisions = new PlatformTable(this, 'Decisions', {
      partitionKey: 'model',
      sortKey: 'at',
      host,
      removalPolicy: props.removalPolicy,
    }).table;
    const controller = new PlatformFunction(this, 'Function', {
      host,
      source: 'retrain-controller',
      description: `Decides on retrainings of ${model}`,
      timeout: Duration.minutes(1),
      environment: {
        [ENV.ENVIRONMENT]: props.environment,
        [ENV.MODEL]: model,
        [ENV.DATASET]: props.dataset,
        [ENV.LEDGER_TABLE]: props.ledger.tableName,
        [ENV.DECISIONS_TABLE]: this.decisions.tableName,
        [ENV.TRAINING_STATE_MACHINE]: training.stateMachineArn,
        [ENV.MODEL_PACKAGE_PARAMETER]: props.modelPackageParameterName,
        [ENV.POLICY]: JSON.stringify(props.policy),
      },
    });
    this.function = controller.function;
    allow(controller, ['dynamodb:Query'], [props.ledger.tableArn, this.decisions.tableArn]);
    allow(controller, ['dynamodb:PutItem'], [this.decisions.tableArn]);
    allow(controller, ['kms:DescribeKey'], [host.encryptionKey.keyArn]);
    allow(controller, ['states:ListExecutions', 'states:StartExecution'], [training.stateMachineArn]);
    allow(controller, ['ssm:GetParameter'], [parameterArn(this, props.modelPackageParameterName)]);
    allow(controller, ['sagemaker:DescribeModelPackage'], [modelPackageArns(this, props.modelPackageGroupName)]);
    this.askOnAlarm(host, props.alarm);
    this.tellDecisions(controller);
  }

  /** Allows to read why the platform did or did not train again. */
  public grantReadDecisions(grantee: IGrantable): Grant {
    const key = allow(grantee, ['kms:Decrypt'], [this.encryptionKey.keyArn]);
    return allow(grantee, ['dynamodb:Query'], [this.decisions.tableArn]).combine(key);
  }

  /** Lambda itself puts each answer on the bus: the function needs no way there, and so no endpoint in the VPC. */
  private tellDecisions(controller: PlatformFunction): void {
    const bus = Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });
    controller.function.configureAsyncInvoke({ onSuccess: new EventBridgeDestination(), onFailure: new EventBridgeDestination() });
    allow(controller, ['events:PutEvents'], [bus]);
  }

  private askOnAlarm(host: PlatformHost, alarm: IAlarm): void {
    new Rule(this, 'OnAlarm', {
      description: 'The drift alarm fires',
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: [alarm.alarmArn],
        detail: { state: { value: ['ALARM'] } },
      },
      targets: [
        new LambdaFunction(this.function, {
          event: RuleTargetInput.fromObject({
            time: EventField.time,
            trigger: EventField.fromPath('$.detail.alarmName'),
          }),
          deadLetterQueue: new DeadLetterQueue(this, 'LostAlarms', { host }).queue,
        }),
      ],
    });
  }
}
