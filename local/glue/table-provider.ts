import type { TableInput } from '@aws-sdk/client-glue';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';
import { catalog, tableKey } from './catalog';

/** AWS::Glue::Table. */
export function tableProvider(cloud: Cloud): ResourceProvider {
  const { tables } = catalog(cloud);
  const keep = (name: string, properties: Properties): void => {
    const database = databaseOf(properties);
    catalog(cloud).database(database);
    tables.set(tableKey(database, name), {
      CreateTime: cloud.clock.date(),
      ...(properties['TableInput'] as TableInput),
      Name: name,
      DatabaseName: database,
      CatalogId: cloud.options.account,
    });
  };
  return {
    type: 'AWS::Glue::Table',
    properties: ['CatalogId', 'DatabaseName', 'TableInput', 'Name'],
    replaceOn: ['CatalogId', 'DatabaseName'],
    create: (properties, context) => {
      const input = properties['TableInput'] as TableInput;
      const name = (input.Name ?? (properties['Name'] as string | undefined) ?? context.physicalName()).toLowerCase();
      if (tables.has(tableKey(databaseOf(properties), name))) {
        throw new AwsError('AlreadyExistsException', `Table ${name} already exists.`);
      }
      keep(name, properties);
      return Promise.resolve({ physicalId: name });
    },
    update: (name, properties) => {
      keep(name, properties);
      return Promise.resolve({ physicalId: name });
    },
    delete: (name, properties) => {
      tables.delete(tableKey(databaseOf(properties), name));
      return Promise.resolve();
    },
  };
}

function databaseOf(properties: Properties): string {
  return String(properties['DatabaseName']).toLowerCase();
}
