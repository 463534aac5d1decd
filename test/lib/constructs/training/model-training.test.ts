import type { Stack } from 'aws-cdk-lib/core';
import { Capture, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ModelSpec } from '../../../../lib/config/model-spec';
import { allow } from '../../../../lib/constructs/security/allow';
import { ModelTraining } from '../../../../lib/constructs/training/model-training';
import { task } from '../../../../lib/constructs/workflow/states';
import { Workflow } from '../../../../lib/constructs/workflow/workflow';
import { flightDelay } from '../../../../models/flight-delay/model';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { stackBeside, testHost, testStack } from '../../../stack';

function training(overrides: Partial<ModelSpec> = {}): Stack {
  const stack = testStack();
  const host = testHost(stack);
  const beside = stackBeside(stack, 'Beside');
  const definition = { StartAt: 'Tell', States: { Tell: task('sns:publish', { Message: 'x' }, { End: true }) } };
  const features = new Workflow(beside, 'Features', { host, description: 'Features', runbook: 'features-failed', definition });
  allow(features, ['sns:Publish'], [host.alertTopic.topicArn]);
  new ModelTraining(stack, 'Training', {
    host,
    model: { ...flightDelay, ...overrides },
    region: 'us-east-1',
    features,
    ...namedLake(stack),
    jobSecurityGroup: SecurityGroup.fromSecurityGroupId(beside, 'Jobs', 'sg-jobs'),
    modelPackageGroupName: 'group',
    modelPackageParameterName: '/live',
    servingInstanceTypes: ['ml.m5.large'],
    costTags: { 'plumbline:model': 'test/flights' },
  });
  return stack;
}

function definitionOf(stack: Stack): string {
  const definition = new Capture();
  Template.fromStack(stack).hasResourceProperties('AWS::StepFunctions::StateMachine', { DefinitionString: definition });
  return JSON.stringify(definition.asObject()).replaceAll('\\', '');
}

test('hands the spec on to the jobs', () => {
  const definition = definitionOf(training({ training: { ...flightDelay.training, instanceType: 'ml.c5.xlarge', volumeSizeGiB: 42 } }));
  expect(definition).toContain('"InstanceType":"ml.c5.xlarge","VolumeSizeInGB":42');
  expect(definition).toContain('sagemaker-xgboost:3.2-0');
  expect(definition).toContain('"SupportedRealtimeInferenceInstanceTypes":["ml.m5.large"]');
});

test('may run its jobs, its models and its versions, and those of no other model', () => {
  const allowed = grants(training(), 'Training of flight-delay').filter((line) => /^(sagemaker|iam|ssm):/.test(line));
  const jobs = (kind: string, resource: string): string[] =>
    ['AddTags', `Create${kind}`, `Describe${kind}`, 'ListTags', `Stop${kind}`].map(
      (verb) => `sagemaker:${verb} sagemaker:${resource}/flight-delay-*`,
    );
  const passRole = 'iam:PassRole <AWS::IAM::Role> if {"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}';
  expect(allowed).toEqual(
    [
      passRole,
      passRole,
      ...jobs('TrainingJob', 'training-job'),
      ...jobs('TransformJob', 'transform-job'),
      'sagemaker:CreateModel sagemaker:model/flight-delay-*',
      'sagemaker:CreateModelPackage sagemaker:model-package/group/* if {"StringEquals":{"sagemaker:ModelApprovalStatus":"PendingManualApproval"}}',
      'sagemaker:DeleteModel sagemaker:model/flight-delay-*',
      'sagemaker:DescribeModelPackage sagemaker:model-package/group/*',
      'ssm:GetParameter ssm:parameter/live',
    ].sort(),
  );
});

test('learns of the end of jobs and of the feature run by the rules that Step Functions keeps', () => {
  const rules = grants(training(), 'Training of flight-delay').filter((line) => line.startsWith('events:PutRule'));
  expect(rules).toEqual([
    'events:PutRule events:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule',
    'events:PutRule events:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule',
    'events:PutRule events:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
  ]);
});

test('pitfall 9: the state machine waits for its policy', () => {
  const [machine] = Object.values(Template.fromStack(training()).findResources('AWS::StepFunctions::StateMachine'));
  expect(machine).toMatchObject({ DependsOn: expect.arrayContaining([expect.stringMatching(/RolePolicy/)]) });
});

test('fails for a framework version that AWS does not publish', () => {
  const unknown = { training: { ...flightDelay.training, frameworkVersion: '0.1-1' } };
  expect(() => training(unknown)).toThrow('frameworkVersion must be one of');
});

test('breaks no rule of the packs', () => {
  expect(findings(training())).toEqual([]);
});
