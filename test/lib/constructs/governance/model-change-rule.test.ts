import { Match, Template } from 'aws-cdk-lib/assertions';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { ModelChangeRule } from '../../../../lib/constructs/governance/model-change-rule';
import { eventPattern } from '../../../../local/events/event-pattern';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

const STATES = 'arn:aws:states:us-east-1:123456789012:stateMachine';
const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function';

function ruled() {
  const stack = testStack();
  new ModelChangeRule(stack, 'Changes', {
    host: testHost(stack),
    recorder: LambdaFunction.fromFunctionArn(stack, 'Recorder', `${LAMBDA}:recorder`),
    model: 'flights',
    modelPackageGroupName: 'plumbline-test-flights',
    training: StateMachine.fromStateMachineArn(stack, 'Training', `${STATES}:training`),
    promotion: StateMachine.fromStateMachineArn(stack, 'Promotion', `${STATES}:promotion`),
    retrainController: LambdaFunction.fromFunctionArn(stack, 'Controller', `${LAMBDA}:controller`),
  });
  return { stack, template: Template.fromStack(stack) };
}

function matches(event: object): boolean {
  const [rule] = Object.values(ruled().template.findResources('AWS::Events::Rule'));
  return eventPattern(rule?.['Properties'].EventPattern)(event);
}

const ofPackage = (group: string): object => ({
  source: 'aws.sagemaker',
  'detail-type': 'SageMaker Model Package State Change',
  detail: { ModelPackageGroupName: group },
});
const ofExecution = (machine: string, status: string): object => ({
  source: 'aws.states',
  'detail-type': 'Step Functions Execution Status Change',
  detail: { stateMachineArn: `${STATES}:${machine}`, status },
});
const ofFunction = (name: string): object => ({
  source: 'lambda',
  'detail-type': 'Lambda Function Invocation Result - Success',
  detail: { requestContext: { functionArn: `${LAMBDA}:${name}:$LATEST` } },
});

test.each([
  ['a version of the model', ofPackage('plumbline-test-flights'), true],
  ["another model's version", ofPackage('plumbline-test-other'), false],
  ['the end of a training', ofExecution('training', 'SUCCEEDED'), true],
  ['a failed promotion', ofExecution('promotion', 'FAILED'), true],
  ['the start of a training', ofExecution('training', 'RUNNING'), false],
  ["another model's training", ofExecution('other', 'SUCCEEDED'), false],
  ["the controller's answer", ofFunction('controller'), true],
  ["another function's answer", ofFunction('other'), false],
])('%s', (_, event, expected) => {
  expect(matches(event)).toBe(expected);
});

test('hands over the event with what its ARNs mean, and keeps what can not be delivered', () => {
  ruled().template.hasResourceProperties('AWS::Events::Rule', {
    Targets: [
      {
        DeadLetterConfig: Match.anyValue(),
        InputTransformer: {
          InputPathsMap: { detail: '$.detail', 'detail-type': '$.detail-type', time: '$.time' },
          InputTemplate: Match.stringLikeRegexp('"model":"flights".*"detail":<detail>'),
        },
      },
    ],
  });
});

test('breaks no rule', () => {
  expect(findings(ruled().stack)).toEqual([]);
});
