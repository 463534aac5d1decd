import type { Database, Table } from '@aws-sdk/client-glue';
import { AwsError } from '../core/aws-error';
import { perCloud } from '../core/per-cloud';

/** The Glue Data Catalog of one cloud: databases, and tables by `database.table`, all in lower case as Glue keeps them. */
export class Catalog {
  readonly databases = new Map<string, Database>();
  readonly tables = new Map<string, Table>();

  /** The database; throws Glue's EntityNotFoundException. */
  database(name: string): Database {
    return this.databases.get(name.toLowerCase()) ?? notFound(`Database ${name} not found.`);
  }

  /** The table; throws Glue's EntityNotFoundException. */
  table(database: string, name: string): Table {
    this.database(database);
    return this.tables.get(tableKey(database, name)) ?? notFound(`Entity Not Found: table ${database}.${name}`);
  }
}

/** Key of a table in the catalog. */
export function tableKey(database: string, name: string): string {
  return `${database}.${name}`.toLowerCase();
}

function notFound(message: string): never {
  throw new AwsError('EntityNotFoundException', message);
}

/** The catalog of a cloud. */
export const catalog = perCloud(() => new Catalog());
