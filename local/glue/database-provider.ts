import type { DatabaseInput } from '@aws-sdk/client-glue';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';
import { catalog } from './catalog';

/** AWS::Glue::Database. */
export function databaseProvider(cloud: Cloud): ResourceProvider {
  const { databases, tables } = catalog(cloud);
  const keep = (name: string, properties: Properties): void => {
    const input = properties['DatabaseInput'] as DatabaseInput;
    databases.set(name, { CreateTime: cloud.clock.date(), ...input, Name: name, CatalogId: cloud.options.account });
  };
  return {
    type: 'AWS::Glue::Database',
    properties: ['CatalogId', 'DatabaseInput', 'DatabaseName'],
    replaceOn: ['CatalogId', 'DatabaseName'],
    create: (properties, context) => {
      const input = properties['DatabaseInput'] as DatabaseInput;
      const name = (input.Name ?? (properties['DatabaseName'] as string | undefined) ?? context.physicalName()).toLowerCase();
      if (databases.has(name)) {
        throw new AwsError('AlreadyExistsException', `Database ${name} already exists.`);
      }
      keep(name, properties);
      return Promise.resolve({ physicalId: name });
    },
    update: (name, properties) => {
      keep(name, properties);
      return Promise.resolve({ physicalId: name });
    },
    delete: (name) => {
      databases.delete(name);
      for (const key of [...tables.keys()].filter((table) => table.startsWith(`${name}.`))) {
        tables.delete(key);
      }
      return Promise.resolve();
    },
  };
}
