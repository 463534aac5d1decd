import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { RetrainController } from '../../../../lib/constructs/monitoring/retrain-controller';
import { findings } from '../../../findings';
import { functionGrants, grants } from '../../../grants';
import { testHost, testStack } from '../../../stack';

function controlled() {
  const stack = testStack();
  const controller = new RetrainController(stack, 'Retraining', {
    host: testHost(stack),
    model: 'flights',
    dataset: 'flights',
    ledger: Table.fromTableName(stack, 'Ledger', 'ledger'),
    training: StateMachine.fromStateMachineName(stack, 'Training', 'training'),
    modelPackageGroupName: 'plumbline-test-flights',
    modelPackageParameterName: '/plumbline/test/flights/model-package-arn',
    environment: 'test',
    policy: { cooldownHours: 24, minNewRows: 100, trainingDays: 7, monthlyBudgetUsd: 20, trainingCostUsd: 0.25 },
    alarm: Alarm.fromAlarmArn(stack, 'Drift', 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift'),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  return { stack, controller, template: () => Template.fromStack(stack) };
}

test('asks the controller when, and only when, its alarm begins to fire', () => {
  controlled()
    .template()
    .hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.cloudwatch'],
        resources: ['arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift'],
        detail: { state: { value: ['ALARM'] } },
      },
      Targets: [{ DeadLetterConfig: Match.anyValue(), InputTransformer: { InputPathsMap: Match.anyValue() } }],
    });
});

test('keeps every decision', () => {
  controlled()
    .template()
    .hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, DeletionProtectionEnabled: true },
    });
});

test('hands the policy to the function', () => {
  controlled()
    .template()
    .hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: { POLICY: '{"cooldownHours":24,"minNewRows":100,"trainingDays":7,"monthlyBudgetUsd":20,"trainingCostUsd":0.25}' },
      },
    });
});

test('may count new rows and trainings, start one, and record why', () => {
  expect(functionGrants(controlled().stack, 'Decides on retrainings of flights')).toEqual([
    'dynamodb:PutItem <AWS::DynamoDB::Table>',
    'dynamodb:Query <AWS::DynamoDB::Table>',
    'dynamodb:Query dynamodb:table/ledger',
    'events:PutEvents events:event-bus/default',
    'kms:DescribeKey <import>',
    'sagemaker:DescribeModelPackage sagemaker:model-package/plumbline-test-flights/*',
    'ssm:GetParameter ssm:parameter/plumbline/test/flights/model-package-arn',
    'states:ListExecutions states:stateMachine:training',
    'states:StartExecution states:stateMachine:training',
  ]);
});

test('lets the auditor read why, and nothing else', () => {
  const { stack, controller } = controlled();
  controller.grantReadDecisions(new ManagedPolicy(stack, 'Auditor', { description: 'Auditor' }));
  expect(grants(stack, 'Auditor')).toEqual(['dynamodb:Query <AWS::DynamoDB::Table>', 'kms:Decrypt <import>']);
});

test('puts its answers on the default bus', () => {
  const Destination = Match.stringLikeRegexp(':event-bus/default$');
  controlled()
    .template()
    .hasResourceProperties('AWS::Lambda::EventInvokeConfig', { DestinationConfig: { OnSuccess: { Destination } } });
});

test('breaks no rule of the packs', () => {
  expect(findings(controlled().stack)).toEqual([]);
});
