import { Size } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { QueryWorkgroupProps } from '../../../../lib/constructs/lake/query-workgroup';
import { QueryWorkgroup } from '../../../../lib/constructs/lake/query-workgroup';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testStack } from '../../../stack';

function workgroup(props: Partial<QueryWorkgroupProps> = {}) {
  const stack = testStack();
  const { zones, keys } = namedLake(stack);
  const queries = new QueryWorkgroup(stack, 'Queries', { name: 'lab', resultBucket: zones.curated, resultKey: keys.lake, ...props });
  return { stack, queries, template: () => Template.fromStack(stack) };
}

test('enforces encrypted results in one place, which no query can override', () => {
  workgroup()
    .template()
    .hasResourceProperties('AWS::Athena::WorkGroup', {
      Name: 'lab',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        ResultConfiguration: {
          OutputLocation: 's3://curated/athena-results/',
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: 'arn:aws:kms:us-east-1:123456789012:key/lake' },
        },
      },
    });
});

test.each<[Partial<QueryWorkgroupProps>, number]>([
  [{}, 107_374_182_400],
  [{ scanLimit: Size.gibibytes(1) }, 1_073_741_824],
])('with %j a query scans at most %d bytes', (props, BytesScannedCutoffPerQuery) => {
  workgroup(props).template().hasResourceProperties('AWS::Athena::WorkGroup', { WorkGroupConfiguration: { BytesScannedCutoffPerQuery } });
});

test('lets a grantee run queries and handle their results, and read no data', () => {
  const { stack, queries } = workgroup();
  queries.grantQuery(new ManagedPolicy(stack, 'Reader', { description: 'Reader' }));
  expect(grants(stack, 'Reader')).toEqual([
    'athena:GetQueryExecution athena:workgroup/lab',
    'athena:GetQueryResults athena:workgroup/lab',
    'athena:StartQueryExecution athena:workgroup/lab',
    'athena:StopQueryExecution athena:workgroup/lab',
    'kms:Decrypt kms:key/lake',
    'kms:GenerateDataKey kms:key/lake',
    's3:AbortMultipartUpload s3:curated/athena-results/*',
    's3:GetBucketLocation s3:curated',
    's3:GetObject s3:curated/athena-results/*',
    's3:ListBucket s3:curated if {"StringLike":{"s3:prefix":"athena-results/*"}}',
    's3:ListBucketMultipartUploads s3:curated',
    's3:ListMultipartUploadParts s3:curated/athena-results/*',
    's3:PutObject s3:curated/athena-results/*',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(workgroup().stack)).toEqual([]);
});
