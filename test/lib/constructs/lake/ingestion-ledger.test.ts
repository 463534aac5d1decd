import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { IngestionLedger } from '../../../../lib/constructs/lake/ingestion-ledger';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function ledger(removalPolicy?: RemovalPolicy) {
  const stack = testStack();
  new IngestionLedger(stack, 'Ledger', { host: testHost(stack), removalPolicy });
  return { stack, template: Template.fromStack(stack) };
}

test('finds a file by its content, and its former contents by its name', () => {
  ledger().template.hasResourceProperties('AWS::DynamoDB::Table', {
    KeySchema: [
      { AttributeName: 'dataset', KeyType: 'HASH' },
      { AttributeName: 'contentHash', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [{ IndexName: 'bySourceKey', KeySchema: [{ AttributeName: 'sourceKey', KeyType: 'HASH' }] }],
  });
});

test.each<[RemovalPolicy | undefined, string, boolean]>([
  [undefined, 'Retain', true],
  [RemovalPolicy.DESTROY, 'Delete', false],
])('with the removal policy %s it is a table to %s', (removalPolicy, DeletionPolicy, DeletionProtectionEnabled) => {
  ledger(removalPolicy).template.hasResource('AWS::DynamoDB::Table', { DeletionPolicy, Properties: { DeletionProtectionEnabled } });
});

test('breaks no rule of the packs', () => {
  expect(findings(ledger().stack)).toEqual([]);
});
