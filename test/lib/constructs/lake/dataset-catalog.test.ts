import { Match, Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { flights } from '../../../../config/datasets/flights';
import { DatasetCatalog } from '../../../../lib/constructs/lake/dataset-catalog';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testStack } from '../../../stack';

function catalog() {
  const stack = testStack();
  const { zones, keys } = namedLake(stack);
  const tables = new DatasetCatalog(stack, 'Catalog', {
    databaseName: 'lab',
    curated: zones.curated,
    curatedKey: keys.lake,
    datasets: [flights],
  });
  return { stack, tables, template: () => Template.fromStack(stack) };
}

test('has a table with the columns of the contract and a projected partition a day', () => {
  catalog()
    .template()
    .hasResourceProperties('AWS::Glue::Table', {
      DatabaseName: 'lab',
      TableInput: {
        Name: 'flights',
        PartitionKeys: [Match.objectLike({ Name: 'dt', Type: 'string' })],
        Parameters: {
          'projection.enabled': 'true',
          'projection.dt.type': 'date',
          'projection.dt.format': 'yyyy-MM-dd',
          'projection.dt.range': '2001-01-01,NOW',
          'storage.location.template': 's3://curated/flights/dt=${dt}/',
        },
        StorageDescriptor: {
          Columns: ['timestamp', 'bigint', 'bigint', 'string', 'string'].map((Type) => Match.objectLike({ Type })),
        },
      },
    });
});

test('lets a grantee read the rows of one dataset, and of no other', () => {
  const { stack, tables } = catalog();
  tables.grantRead(new ManagedPolicy(stack, 'Reader', { description: 'Reader' }), 'flights');
  const database = ['glue:catalog', 'glue:database/lab'];
  expect(grants(stack, 'Reader')).toEqual([
    ...database.map((resource) => `glue:GetDatabase ${resource}`),
    ...['GetPartition', 'GetPartitions', 'GetTable'].flatMap((action) =>
      [...database, 'glue:table/lab/flights'].map((resource) => `glue:${action} ${resource}`),
    ),
    'kms:Decrypt kms:key/lake',
    's3:GetBucketLocation s3:curated',
    's3:GetObject s3:curated/flights/*',
    's3:ListBucket s3:curated if {"StringLike":{"s3:prefix":"flights/*"}}',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(catalog().stack)).toEqual([]);
});
