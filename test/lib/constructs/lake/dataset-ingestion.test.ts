import { Match, Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { flights } from '../../../../config/datasets/flights';
import { DatasetIngestion } from '../../../../lib/constructs/lake/dataset-ingestion';
import { findings } from '../../../findings';
import { functionGrants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testHost, testStack } from '../../../stack';

function ingestion() {
  const stack = testStack();
  const host = testHost(stack);
  const ledger = Table.fromTableName(stack, 'Ledger', 'ledger');
  new DatasetIngestion(stack, 'Flights', { host, environment: 'test', contract: flights, ...namedLake(stack), ledger });
  return { stack, template: () => Template.fromStack(stack) };
}

test('starts when a file of its dataset is created in the raw bucket', () => {
  ingestion()
    .template()
    .hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [Match.anyValue()] }, object: { key: [{ prefix: 'flights/' }] } },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
    });
});

test('hands the object, the time of the event and the contract to the function', () => {
  const text = JSON.stringify(ingestion().template().findResources('AWS::StepFunctions::StateMachine'));
  for (const part of ['$states.input.detail.object.key', '$states.input.time', 'maxBadShare']) {
    expect(text).toContain(part);
  }
});

test('the function reads and writes below the prefixes of its dataset, keeps the ledger, and nothing else', () => {
  expect(functionGrants(ingestion().stack, 'Takes in files of the dataset flights')).toEqual([
    'dynamodb:GetItem dynamodb:table/ledger',
    'dynamodb:PutItem dynamodb:table/ledger',
    'dynamodb:Query dynamodb:table/ledger/index/bySourceKey',
    'dynamodb:UpdateItem dynamodb:table/ledger',
    'kms:Decrypt kms:key/lake',
    'kms:Decrypt kms:key/monitoring',
    'kms:GenerateDataKey kms:key/lake',
    'kms:GenerateDataKey kms:key/monitoring',
    's3:DeleteObject s3:curated/flights/*',
    's3:GetObject s3:monitoring/quality/flights/*',
    's3:GetObject s3:raw/flights/*',
    's3:PutObject s3:curated/flights/*',
    's3:PutObject s3:monitoring/quality/flights/*',
    's3:PutObject s3:quarantine/flights/*',
  ]);
});

test('alarms when a file is rejected', () => {
  ingestion()
    .template()
    .hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Plumbline',
      MetricName: 'FilesRejected',
      Dimensions: Match.arrayWith([{ Name: 'Dataset', Value: 'flights' }]),
      Threshold: 0,
      AlarmActions: [Match.anyValue()],
    });
});

test('breaks no rule of the packs', () => {
  expect(findings(ingestion().stack)).toEqual([]);
});
