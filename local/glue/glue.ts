import type {
  GetDatabaseRequest,
  GetDatabasesRequest,
  GetPartitionsRequest,
  GetTableRequest,
  GetTablesRequest,
} from '@aws-sdk/client-glue';
import type { Cloud } from '../core/cloud';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { catalog } from './catalog';
import { partitionsOf } from './partitions';

/** The Glue Data Catalog, read side: databases, tables, and the partitions that the table's location holds. */
export function createGlue(cloud: Cloud): Service {
  const { databases, tables } = catalog(cloud);
  return {
    signingName: 'glue',
    operations: {
      GetDatabase: supportedInput('GetDatabase', ['CatalogId', 'Name'], ({ Name = '' }: GetDatabaseRequest, context) => {
        authorize(context, 'GetDatabase', Name);
        return { Database: catalog(cloud).database(Name) };
      }),
      GetDatabases: supportedInput('GetDatabases', ['CatalogId'], (_input: GetDatabasesRequest, context) => {
        authorize(context, 'GetDatabases');
        return { DatabaseList: [...databases.values()] };
      }),
      GetTable: supportedInput('GetTable', ['CatalogId', 'DatabaseName', 'Name'], (input: GetTableRequest, context) => {
        const { DatabaseName = '', Name = '' } = input;
        authorize(context, 'GetTable', DatabaseName, Name);
        return { Table: catalog(cloud).table(DatabaseName, Name) };
      }),
      GetTables: supportedInput('GetTables', ['CatalogId', 'DatabaseName', 'Expression'], (input: GetTablesRequest, context) => {
        const { DatabaseName = '', Expression = '.*' } = input;
        authorize(context, 'GetTables', DatabaseName, '*');
        catalog(cloud).database(DatabaseName);
        const named = new RegExp(`^(?:${Expression})$`, 'i');
        return { TableList: [...tables.values()].filter((table) => table.DatabaseName === DatabaseName && named.test(table.Name ?? '')) };
      }),
      GetPartitions: supportedInput(
        'GetPartitions',
        ['CatalogId', 'DatabaseName', 'TableName'],
        async (input: GetPartitionsRequest, context) => {
          const { DatabaseName = '', TableName = '' } = input;
          authorize(context, 'GetPartitions', DatabaseName, TableName);
          return { Partitions: await partitionsOf(cloud, catalog(cloud).table(DatabaseName, TableName)) };
        },
      ),
    },
  };
}

/** Glue asks for the action on the catalog, the database and the table alike. */
function authorize({ authorize: check, cloud }: CallContext, action: string, database?: string, table?: string): void {
  check({ action: `glue:${action}`, resource: cloud.arn('glue', 'catalog') });
  if (database !== undefined) {
    check({ action: `glue:${action}`, resource: cloud.arn('glue', `database/${database}`) });
  }
  if (table !== undefined) {
    check({ action: `glue:${action}`, resource: cloud.arn('glue', `table/${database ?? ''}/${table}`) });
  }
}
