import type { Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { flights } from '../../../../config/datasets/flights';
import { FeatureWorkflow } from '../../../../lib/constructs/features/feature-workflow';
import { DatasetCatalog } from '../../../../lib/constructs/lake/dataset-catalog';
import { QueryWorkgroup } from '../../../../lib/constructs/lake/query-workgroup';
import { flightDelay } from '../../../../models/flight-delay/model';
import { findings } from '../../../findings';
import { functionGrants, grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { stackBeside, testHost, testStack } from '../../../stack';

function featureWorkflow() {
  const stack = testStack();
  const { zones, keys } = namedLake(stack);
  const { curated } = zones;
  const beside = stackBeside(stack, 'Beside');
  const construct = new FeatureWorkflow(stack, 'FlightDelay', {
    host: testHost(stack),
    model: flightDelay,
    catalog: new DatasetCatalog(beside, 'Catalog', { databaseName: 'lake', curated, curatedKey: keys.lake, datasets: [flights] }),
    workgroup: new QueryWorkgroup(beside, 'Queries', { name: 'queries', resultBucket: curated, resultKey: keys.lake }),
    zones,
    keys,
  });
  return { stack, construct };
}

function definition(stack: Stack): string {
  const [machine] = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
  return JSON.stringify((machine as { Properties: { DefinitionString: unknown } }).Properties.DefinitionString);
}

test('hands the SQL, the label and the features of the spec to the plan', () => {
  const text = definition(featureWorkflow().stack);
  expect(text).toContain('FROM {{dataset}}');
  expect(text).toContain('origin_late_share');
  expect(text).toContain('StartAt');
});

test('runs the queries in the workgroup and the database, and does not repeat one that has begun', () => {
  const text = definition(featureWorkflow().stack).replaceAll('\\', '');
  expect(text).toContain('"WorkGroup":"queries","QueryExecutionContext":{"Database":"lake"}');
  expect(text).toContain('"ErrorEquals":["Athena.TooManyRequestsException"]');
});

/** `action` on the objects of all feature runs of the model. */
const onRuns = (action: string): string[] => ['score', 'snapshots'].map((folder) => `${action} s3:features/flight-delay/${folder}/*`);

test('lets the state machine write the model’s feature runs and read nothing but its dataset', () => {
  const data = grants(featureWorkflow().stack, 'Features of flight-delay').filter((line) => /^(s3|glue|athena):/.test(line));
  const database = ['glue:catalog', 'glue:database/lake'];
  expect(data).toEqual(
    [
      ...['GetQueryExecution', 'GetQueryResults', 'StartQueryExecution', 'StopQueryExecution'].map(
        (action) => `athena:${action} athena:workgroup/queries`,
      ),
      ...database.map((resource) => `glue:GetDatabase ${resource}`),
      ...['GetPartition', 'GetPartitions', 'GetTable'].flatMap((action) =>
        [...database, 'glue:table/lake/flights'].map((resource) => `glue:${action} ${resource}`),
      ),
      ...onRuns('s3:AbortMultipartUpload'),
      ...onRuns('s3:ListMultipartUploadParts'),
      ...onRuns('s3:PutObject'),
      's3:GetObject s3:curated/flights/*',
      ...['AbortMultipartUpload', 'GetObject', 'ListMultipartUploadParts', 'PutObject'].map(
        (action) => `s3:${action} s3:curated/athena-results/*`,
      ),
      's3:GetBucketLocation s3:curated',
      's3:GetBucketLocation s3:features',
      's3:ListBucket s3:curated if {"StringLike":{"s3:prefix":"athena-results/*"}}',
      's3:ListBucket s3:curated if {"StringLike":{"s3:prefix":"flights/*"}}',
      's3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flight-delay/*"}}',
      's3:ListBucketMultipartUploads s3:curated',
      's3:ListBucketMultipartUploads s3:features',
    ].sort(),
  );
});

test('lets the plan list the dataset and look for manifests, and write nothing', () => {
  expect(functionGrants(featureWorkflow().stack, 'Plans feature runs of flight-delay')).toEqual([
    'kms:Decrypt kms:key/features',
    ...onRuns('s3:GetObject'),
    's3:ListBucket s3:curated if {"StringLike":{"s3:prefix":"flights/*"}}',
    's3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flight-delay/*"}}',
  ]);
});

test('lets the seal read what was written and add the manifest', () => {
  expect(functionGrants(featureWorkflow().stack, 'Counts and seals the features of flight-delay')).toEqual([
    'kms:Decrypt kms:key/features',
    'kms:GenerateDataKey kms:key/features',
    ...onRuns('s3:GetObject'),
    's3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flight-delay/*"}}',
    ...onRuns('s3:PutObject'),
  ]);
});

test('grants the rows to score without the training snapshots', () => {
  const { stack, construct } = featureWorkflow();
  construct.grantReadScoringRows(new ManagedPolicy(stack, 'Reader', { description: 'Reader' }));
  expect(grants(stack, 'Reader')).toEqual([
    'kms:Decrypt kms:key/features',
    's3:GetObject s3:features/flight-delay/score/*',
    's3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flight-delay/score/*"}}',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(featureWorkflow().stack)).toEqual([]);
});
