import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { DeadLetterQueue } from '../compute/dead-letter-queue';
import type { PlatformHost } from '../compute/platform-host';

/** Properties for defining a `ModelChangeRule`. */
export interface ModelChangeRuleProps {
  readonly host: PlatformHost;
  /** Function of the environment's `ChangeRecorder`. */
  readonly recorder: IFunction;
  readonly model: string;
  readonly modelPackageGroupName: string;
  readonly training: IStateMachine;
  readonly promotion: IStateMachine;
  /** Its answers go to the default bus. */
  readonly retrainController: IFunction;
}

/** How an execution can end. */
const ENDED = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** Sends what happens to one model to the recorder: its versions, the ends of trainings and promotions, decisions on retraining. */
export class ModelChangeRule extends Construct {
  constructor(scope: Construct, id: string, props: ModelChangeRuleProps) {
    super(scope, id);
    const { host, recorder, model, training, promotion, retrainController } = props;
    new Rule(this, 'Resource', {
      description: `What happens to ${model} goes to the audit trail`,
      eventPattern: {
        source: ['aws.sagemaker', 'aws.states', 'lambda'],
        detailType: [
          'SageMaker Model Package State Change',
          'Step Functions Execution Status Change',
          'Lambda Function Invocation Result - Success',
        ],
        detail: {
          $or: [
            { ModelPackageGroupName: [props.modelPackageGroupName] },
            { stateMachineArn: [training.stateMachineArn, promotion.stateMachineArn], status: ENDED },
            { requestContext: { functionArn: [`${retrainController.functionArn}:$LATEST`] } },
          ],
        },
      },
      targets: [
        new LambdaFunction(recorder, {
          deadLetterQueue: new DeadLetterQueue(this, 'Lost', { host }).queue,
          event: RuleTargetInput.fromObject({
            model,
            trainingArn: training.stateMachineArn,
            promotionArn: promotion.stateMachineArn,
            event: { 'detail-type': EventField.detailType, time: EventField.time, detail: EventField.fromPath('$.detail') },
          }),
        }),
      ],
    });
  }
}
