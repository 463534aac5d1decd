import { Match, Template } from 'aws-cdk-lib/assertions';
import { Size } from 'aws-cdk-lib/core';
import { flights } from '../../../../config/datasets/flights';
import { DatasetCatalog } from '../../../../lib/constructs/lake/dataset-catalog';
import type { QueryWorkgroupProps } from '../../../../lib/constructs/lake/query-workgroup';
import { QueryWorkgroup } from '../../../../lib/constructs/lake/query-workgroup';
import { WorkloadRole } from '../../../../lib/constructs/security/workload-role';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';
import { testLake } from './lake';

function catalog(props: Partial<QueryWorkgroupProps> = {}) {
  const stack = testStack();
  const { keys, zones } = testLake(stack);
  const tables = new DatasetCatalog(stack, 'Catalog', {
    databaseName: 'lab',
    curated: zones.curated,
    curatedKey: keys.lake,
    datasets: [flights],
  });
  const queries = new QueryWorkgroup(stack, 'Queries', { name: 'lab', resultBucket: zones.curated, resultKey: keys.lake, ...props });
  return { stack, tables, queries, template: () => Template.fromStack(stack) };
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
          'storage.location.template': { 'Fn::Join': ['', ['s3://', Match.anyValue(), '/flights/dt=${dt}/']] },
        },
        StorageDescriptor: {
          Columns: ['timestamp', 'bigint', 'bigint', 'string', 'string'].map((Type) => Match.objectLike({ Type })),
        },
      },
    });
});

test('enforces encrypted results and a limit of the bytes scanned', () => {
  catalog({ scanLimit: Size.gibibytes(1) })
    .template()
    .hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        BytesScannedCutoffPerQuery: 1_073_741_824,
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
      },
    });
});

test('scans at most 100 GiB by default', () => {
  catalog()
    .template()
    .hasResourceProperties('AWS::Athena::WorkGroup', { WorkGroupConfiguration: { BytesScannedCutoffPerQuery: 107_374_182_400 } });
});

test('grants queries over one dataset and no other', () => {
  const { stack, tables, queries, template } = catalog();
  const role = new WorkloadRole(stack, 'Reader', { service: 'states.amazonaws.com', description: 'Reads' });
  tables.grantRead(role, 'flights');
  queries.grantQuery(role);
  const text = JSON.stringify(template().findResources('AWS::IAM::ManagedPolicy'));
  expect(text).toContain(':table/lab/flights');
  expect(text).toContain('/flights/*');
  expect(text).toContain(':workgroup/lab');
  expect(findings(stack)).toEqual([]);
});
