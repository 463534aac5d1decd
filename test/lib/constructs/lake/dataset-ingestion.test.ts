import { Match, Template } from 'aws-cdk-lib/assertions';
import { flights } from '../../../../config/datasets/flights';
import { DatasetIngestion } from '../../../../lib/constructs/lake/dataset-ingestion';
import { IngestionLedger } from '../../../../lib/constructs/lake/ingestion-ledger';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';
import { testLake } from './lake';

function ingestion() {
  const stack = testStack();
  const host = testHost(stack);
  const { keys, zones } = testLake(stack);
  const ledger = new IngestionLedger(stack, 'Ledger', { encryptionKey: host.encryptionKey }).table;
  new DatasetIngestion(stack, 'Flights', { host, environment: 'test', contract: flights, zones, keys, ledger });
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

test('the function reads and writes below the prefixes of its dataset, and nothing else', () => {
  const policies = Object.values(ingestion().template().findResources('AWS::IAM::ManagedPolicy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[],
  );
  const objects = policies
    .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('s3:')))
    .map(({ Action, Resource }) => [[Action].flat().join(' '), /\/[\w/]*\*/g.exec(JSON.stringify(Resource))?.[0]]);
  expect(objects).toEqual([
    ['s3:GetObject', '/flights/*'],
    ['s3:DeleteObject s3:PutObject', '/flights/*'],
    ['s3:PutObject', '/flights/*'],
    ['s3:GetObject s3:PutObject', '/quality/flights/*'],
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
