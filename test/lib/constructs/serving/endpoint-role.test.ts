import type { Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { EndpointRole } from '../../../../lib/constructs/serving/endpoint-role';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testHost, testStack } from '../../../stack';

function endpointRole(): Stack {
  const stack = testStack();
  new EndpointRole(stack, 'Role', {
    host: testHost(stack),
    model: 'flights',
    endpointName: 'endpoint',
    imageRepositoryArn: 'arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost',
    ...namedLake(stack),
  });
  return stack;
}

test('pitfall 16: reads artefacts and writes its own capture, each with the key of the bucket', () => {
  expect(grants(endpointRole(), 'Serves flights').filter((line) => /^(s3|kms):/.test(line))).toEqual([
    'kms:CreateGrant kms:key/models if {"Bool":{"kms:GrantIsForAWSResource":"true"}}',
    'kms:Decrypt kms:key/models',
    'kms:DescribeKey kms:key/models',
    'kms:GenerateDataKey kms:key/models',
    'kms:GenerateDataKey kms:key/monitoring',
    's3:GetObject s3:artifacts/flights/training/*',
    's3:PutObject s3:monitoring/capture/endpoint/*',
  ]);
});

test('pitfall 22: the log group that SageMaker names is encrypted and goes with its stack', () => {
  Template.fromStack(endpointRole()).hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy: 'Delete',
    Properties: { LogGroupName: '/aws/sagemaker/Endpoints/endpoint', RetentionInDays: 365 },
  });
});

test('breaks no rule of the packs', () => {
  expect(findings(endpointRole())).toEqual([]);
});
