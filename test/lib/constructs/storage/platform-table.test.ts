import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { PlatformTableProps } from '../../../../lib/constructs/storage/platform-table';
import { PlatformTable } from '../../../../lib/constructs/storage/platform-table';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function table(props: Partial<PlatformTableProps> = {}) {
  const stack = testStack();
  new PlatformTable(stack, 'Table', { partitionKey: 'model', sortKey: 'at', host: testHost(stack), ...props });
  return { stack, template: () => Template.fromStack(stack) };
}

test('is encrypted by its key, kept, protected and can be restored', () => {
  table()
    .template()
    .hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        KeySchema: [
          { AttributeName: 'model', KeyType: 'HASH' },
          { AttributeName: 'at', KeyType: 'RANGE' },
        ],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
        GlobalSecondaryIndexes: Match.absent(),
      },
    });
});

test('has the indexes that are asked for', () => {
  table({ indexes: { bySource: 'source' } })
    .template()
    .hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: [
        { IndexName: 'bySource', KeySchema: [{ AttributeName: 'source', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
      ],
    });
});

test('can be deleted with its stack when told so', () => {
  table({ removalPolicy: RemovalPolicy.DESTROY })
    .template()
    .hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete', Properties: { DeletionProtectionEnabled: false } });
});

test('breaks no rule of the packs', () => {
  expect(findings(table().stack)).toEqual([]);
});
