import type { Stack } from 'aws-cdk-lib/core';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { flights } from '../../../../config/datasets/flights';
import { DatasetCatalog } from '../../../../lib/constructs/lake/dataset-catalog';
import { allowPersonas } from '../../../../lib/constructs/lake/persona-access';
import { QueryWorkgroup } from '../../../../lib/constructs/lake/query-workgroup';
import { Personas } from '../../../../lib/constructs/security/personas';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { stackBeside, testStack } from '../../../stack';

function lake(): Stack {
  const stack = testStack();
  const beside = stackBeside(stack, 'Beside');
  const { zones, keys } = namedLake(stack);
  const { curated } = zones;
  allowPersonas(stack, {
    personas: new Personas(beside, 'Personas', { environment: 'test' }),
    zones,
    keys,
    catalog: new DatasetCatalog(beside, 'Catalog', { databaseName: 'lake', curated, curatedKey: keys.lake, datasets: [flights] }),
    workgroup: new QueryWorkgroup(beside, 'Queries', { name: 'queries', resultBucket: curated, resultKey: keys.lake }),
    ledger: Table.fromTableName(beside, 'Ledger', 'ledger'),
    datasets: ['flights'],
    models: ['delay'],
  });
  return stack;
}

/** What a persona may do in the lake, by the description of its role. */
function may(description: string): string[] {
  return grants(lake(), description);
}

const SCIENTIST = 'Reads curated rows and features, computes features';
const ENGINEER = 'Delivers files, starts trainings and promotions, calls the inference API';
const APPROVER = 'Reads evaluations, approves or rejects model versions';
const AUDITOR = 'Reads logs, configuration and reports';

test('a data scientist queries curated rows and reads snapshots, and changes no data', () => {
  const objects = may(SCIENTIST).filter((line) => /^s3:(Get|Put|Delete)Object/.test(line));
  expect(objects).toEqual([
    's3:GetObject s3:curated/athena-results/*',
    's3:GetObject s3:curated/flights/*',
    's3:GetObject s3:features/delay/snapshots/*',
    's3:PutObject s3:curated/athena-results/*',
  ]);
  expect(may(SCIENTIST)).toContain('athena:StartQueryExecution athena:workgroup/queries');
});

test('an engineer delivers files and reads what became of them, but no curated row', () => {
  expect(may(ENGINEER)).toEqual([
    'dynamodb:GetItem dynamodb:table/ledger',
    'dynamodb:Query dynamodb:table/ledger',
    'kms:Decrypt kms:key/lake',
    'kms:Decrypt kms:key/models',
    'kms:Decrypt kms:key/monitoring',
    'kms:Decrypt kms:key/operations',
    'kms:GenerateDataKey kms:key/lake',
    's3:AbortMultipartUpload s3:raw/flights/*',
    's3:GetObject s3:artifacts/delay/evaluations/*',
    's3:GetObject s3:monitoring/quality/*',
    's3:GetObject s3:monitoring/reports/*',
    's3:GetObject s3:quarantine/flights/*',
    's3:ListBucket s3:artifacts',
    's3:ListBucket s3:monitoring',
    's3:ListBucket s3:quarantine',
    's3:ListBucket s3:raw',
    's3:PutObject s3:raw/flights/*',
  ]);
});

test('an approver reads evaluations and nothing else of the lake', () => {
  expect(may(APPROVER)).toEqual(['kms:Decrypt kms:key/models', 's3:GetObject s3:artifacts/delay/evaluations/*']);
});

test('an auditor reads reports, evaluations and the ledger, and no row of data', () => {
  expect(may(AUDITOR).filter((line) => !line.startsWith('kms:'))).toEqual([
    'dynamodb:GetItem dynamodb:table/ledger',
    'dynamodb:Query dynamodb:table/ledger',
    's3:GetObject s3:artifacts/delay/evaluations/*',
    's3:GetObject s3:monitoring/quality/*',
    's3:GetObject s3:monitoring/reports/*',
    's3:ListBucket s3:artifacts',
    's3:ListBucket s3:monitoring',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(lake())).toEqual([]);
});
