import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { DeploymentRecord } from '../../../../lib/constructs/serving/deployment-record';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { testHost, testStack } from '../../../stack';

function record(removalPolicy = RemovalPolicy.RETAIN) {
  const stack = testStack();
  const deployments = new DeploymentRecord(stack, 'Deployments', { host: testHost(stack), removalPolicy });
  return { stack, deployments };
}

function granted(grant: (deployments: DeploymentRecord, grantee: IGrantable) => unknown): string[] {
  const { stack, deployments } = record();
  grant(deployments, new ManagedPolicy(stack, 'Policy', { description: 'grantee' }));
  return grants(stack, 'grantee');
}

test('keeps a line per model and time', () => {
  Template.fromStack(record().stack).hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Retain',
    Properties: {
      KeySchema: [
        { AttributeName: 'model', KeyType: 'HASH' },
        { AttributeName: 'deployedAt', KeyType: 'RANGE' },
      ],
    },
  });
});

test('goes with its stack where the environment says so', () => {
  Template.fromStack(record(RemovalPolicy.DESTROY).stack).hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' });
});

test('who records can not read, and who reads can not record', () => {
  const key = ['kms:Decrypt <import>', 'kms:DescribeKey <import>'];
  expect(granted((deployments, grantee) => deployments.grantRecord(grantee))).toEqual(['dynamodb:PutItem <AWS::DynamoDB::Table>', ...key]);
  expect(granted((deployments, grantee) => deployments.grantQuery(grantee))).toEqual(['dynamodb:Query <AWS::DynamoDB::Table>', ...key]);
});

test('breaks no rule of the packs', () => {
  expect(findings(record().stack)).toEqual([]);
});
