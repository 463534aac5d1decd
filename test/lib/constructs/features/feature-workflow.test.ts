import type { Stack } from 'aws-cdk-lib/core';
import { Capture, Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { flights } from '../../../../config/datasets/flights';
import { FeatureWorkflow } from '../../../../lib/constructs/features/feature-workflow';
import { DatasetCatalog } from '../../../../lib/constructs/lake/dataset-catalog';
import { QueryWorkgroup } from '../../../../lib/constructs/lake/query-workgroup';
import { flightDelay } from '../../../../models/flight-delay/model';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function featureWorkflow() {
  const stack = testStack();
  const host = testHost(stack);
  const curated = Bucket.fromBucketName(stack, 'Curated', 'curated');
  const features = Bucket.fromBucketName(stack, 'Features', 'features');
  const keys = {
    lake: new Key(stack, 'Lake', { enableKeyRotation: true }),
    features: new Key(stack, 'FeaturesKey', { enableKeyRotation: true }),
  };
  const construct = new FeatureWorkflow(stack, 'FlightDelay', {
    host,
    model: flightDelay,
    catalog: new DatasetCatalog(stack, 'Catalog', { databaseName: 'lake', curated, curatedKey: keys.lake, datasets: [flights] }),
    workgroup: new QueryWorkgroup(stack, 'Queries', { name: 'queries', resultBucket: curated, resultKey: keys.lake }),
    zones: { curated, features },
    keys,
  });
  return { stack, construct };
}

/** Statements of the policy with this description. */
function statements(stack: Stack, description: string): Statement[] {
  const document = new Capture();
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', { Description: description, PolicyDocument: document });
  return (document.asObject() as { Statement: Statement[] }).Statement;
}

function definition(stack: Stack): string {
  const [machine] = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
  return JSON.stringify((machine as { Properties: { DefinitionString: unknown } }).Properties.DefinitionString);
}

const objects = (key: string) => `arn:aws:s3:::features/${key}`;
const runs = [objects('flight-delay/score/*'), objects('flight-delay/snapshots/*')];

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

test('lets the state machine write the model’s feature runs and read nothing but its dataset', () => {
  const granted = statements(featureWorkflow().stack, 'Features of flight-delay');
  expect(granted).toContainEqual({
    Effect: 'Allow',
    Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
    Resource: runs,
  });
  const tables = granted.find(({ Action }) => Action.includes('glue:GetTable'));
  expect(JSON.stringify(tables?.Resource)).toContain(':table/lake/flights');
  expect(granted.flatMap(({ Action }) => Action)).not.toContain('s3:DeleteObject');
});

test('lets the plan list the dataset and look for manifests, and write nothing', () => {
  const granted = statements(featureWorkflow().stack, 'Plans feature runs of flight-delay');
  expect(granted.map(({ Condition }) => Condition)).toEqual(
    expect.arrayContaining([{ StringLike: { 's3:prefix': 'flights/*' } }, { StringLike: { 's3:prefix': 'flight-delay/*' } }]),
  );
  expect(granted).toContainEqual({ Effect: 'Allow', Action: 's3:GetObject', Resource: runs });
  expect(granted.flatMap(({ Action }) => Action)).not.toContain('s3:PutObject');
});

test('lets the seal read what was written and add the manifest', () => {
  const granted = statements(featureWorkflow().stack, 'Counts and seals the features of flight-delay');
  expect(granted).toContainEqual({ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: runs });
});

test('grants the rows to score without the training snapshots', () => {
  const { stack, construct } = featureWorkflow();
  construct.grantReadScoringRows(new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([{ Effect: 'Allow', Action: 's3:GetObject', Resource: objects('flight-delay/score/*') }]),
    },
  });
});

test('has no findings', () => {
  expect(findings(featureWorkflow().construct)).toEqual([]);
});
