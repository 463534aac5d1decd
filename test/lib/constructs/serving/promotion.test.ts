import type { Stack } from 'aws-cdk-lib/core';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DeploymentRecord } from '../../../../lib/constructs/serving/deployment-record';
import { Promotion } from '../../../../lib/constructs/serving/promotion';
import { findings } from '../../../findings';
import { functionGrants, grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testHost, testStack } from '../../../stack';

function promotion(): Stack {
  const stack = testStack();
  const host = testHost(stack);
  const { zones, keys } = namedLake(stack);
  new Promotion(stack, 'Promotion', {
    host,
    model: 'flights',
    modelPackageGroupName: 'group',
    modelPackageParameterName: '/live',
    endpointName: 'endpoint',
    endpointStackName: 'Test-Endpoint',
    artifactsBucket: zones.artifacts,
    artifactsKey: keys.models,
    signingKey: keys.signing,
    deployments: new DeploymentRecord(stack, 'Deployments', {
      host,
      removalPolicy: RemovalPolicy.RETAIN,
    }),
  });
  return stack;
}

test('starts when a version of its group is approved, and keeps events that could not be delivered', () => {
  Template.fromStack(promotion()).hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.sagemaker'],
      'detail-type': ['SageMaker Model Package State Change'],
      detail: { ModelPackageGroupName: ['group'], ModelApprovalStatus: ['Approved'] },
    },
    Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
  });
});

test('may update the one stack of the endpoint, with no other template, and write the one parameter', () => {
  const allowed = grants(promotion(), 'Deploys approved versions of flights');
  expect(allowed.filter((line) => /^(cloudformation|ssm|iam|sagemaker):/.test(line))).toEqual([
    'cloudformation:DescribeStackEvents cloudformation:stack/Test-Endpoint/*',
    'cloudformation:DescribeStacks cloudformation:stack/Test-Endpoint/*',
    'cloudformation:UpdateStack cloudformation:stack/Test-Endpoint/* if {"Null":{"cloudformation:TemplateUrl":"true"}}',
    'ssm:GetParameters ssm:parameter/live',
    'ssm:PutParameter ssm:parameter/live',
  ]);
});

test('records each deployment and says so', () => {
  const allowed = grants(promotion(), 'Deploys approved versions of flights');
  expect(allowed).toEqual(expect.arrayContaining(['dynamodb:PutItem <AWS::DynamoDB::Table>', 'sns:Publish <import>']));
});

test('a version is read, verified and compared with earlier deployments before it is deployed', () => {
  expect(functionGrants(promotion(), 'Checks a version of flights before it is deployed')).toEqual([
    'dynamodb:Query <AWS::DynamoDB::Table>',
    'kms:Decrypt kms:key/models',
    'kms:DescribeKey <import>',
    'kms:Verify kms:key/signing',
    's3:GetObject s3:artifacts/flights/evaluations/*',
    's3:GetObject s3:artifacts/flights/training/*',
    'sagemaker:DescribeModelPackage sagemaker:model-package/group/*',
  ]);
});

test('probes reach its own endpoint only', () => {
  expect(functionGrants(promotion(), 'Sends probes to the endpoint of flights')).toEqual([
    'sagemaker:DescribeEndpoint sagemaker:endpoint/endpoint',
    'sagemaker:InvokeEndpoint sagemaker:endpoint/endpoint',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(promotion())).toEqual([]);
});
