import type { Stack } from 'aws-cdk-lib/core';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { TrainingRoles } from '../../../../lib/constructs/training/training-roles';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testHost, testStack } from '../../../stack';

function roles(): Stack {
  const stack = testStack();
  const code = { bucket: Bucket.fromBucketName(stack, 'Assets', 'assets'), s3ObjectKey: 'code.tar.gz' } as Partial<Asset> as Asset;
  const imageRepositoryArn = 'arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost';
  new TrainingRoles(stack, 'Roles', { host: testHost(stack), model: 'flights', imageRepositoryArn, ...namedLake(stack), code });
  return stack;
}

/** What a role may do with data and keys. */
function dataGrants(description: string): string[] {
  return grants(roles(), description).filter((line) => /^(s3|kms):/.test(line));
}

const VOLUMES = [
  'kms:CreateGrant kms:key/models if {"Bool":{"kms:GrantIsForAWSResource":"true"}}',
  'kms:Decrypt kms:key/features',
  'kms:Decrypt kms:key/models',
  'kms:DescribeKey kms:key/models',
  'kms:GenerateDataKey kms:key/models',
];

test('a training reads snapshots and its code, and writes artefacts', () => {
  expect(dataGrants('Trains flights')).toEqual([
    ...VOLUMES,
    's3:GetObject s3:assets/code.tar.gz',
    's3:GetObject s3:features/flights/snapshots/*',
    's3:ListBucket s3:assets if {"StringLike":{"s3:prefix":"code.tar.gz*"}}',
    's3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flights/snapshots/*"}}',
    's3:PutObject s3:artifacts/flights/training/*',
  ]);
});

test('a candidate reads artefacts and snapshots, and writes scores', () => {
  expect(dataGrants('Scores held-out rows with candidates of flights')).toEqual([
    ...VOLUMES,
    's3:GetObject s3:artifacts/flights/training/*',
    's3:GetObject s3:features/flights/snapshots/*',
    's3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flights/snapshots/*"}}',
    's3:PutObject s3:artifacts/flights/transform/*',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(roles())).toEqual([]);
});
