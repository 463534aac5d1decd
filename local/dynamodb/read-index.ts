import type { WireIndex, WireTable } from 'dynalite/db';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Valid } from './engine';
import { engine } from './engine';

/** A valid `Query` or `Scan`. */
type Read = Valid & {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly Segment?: number;
  readonly TotalSegments?: number;
  /** The projection expression, parsed: each path begins with the name of an attribute. */
  readonly _projection?: { readonly paths: readonly (readonly (string | number)[] | string)[] };
  readonly AttributesToGet?: readonly string[];
  Select?: string;
};

/**
 * Runs a `Query` or `Scan`, of a table or an index.
 *
 * Attributes that an index does not project come from the table for a local index and are an error for a global one; Dynalite knows that of
 * `ALL_ATTRIBUTES`, but not of single attributes.
 */
export async function queryOrScan(cloud: Cloud, operation: string, input: object): Promise<object> {
  const store = engine(cloud);
  const read = store.valid(operation, input) as Read;
  if ((read.Segment === undefined) !== (read.TotalSegments === undefined)) {
    throw new AwsError('ValidationException', 'Segment and TotalSegments must be given together');
  }
  const wanted = read._projection?.paths.map((path) => String([path].flat()[0])) ?? read.AttributesToGet;
  if (read.IndexName !== undefined && wanted) {
    const table = await store.table(read.TableName);
    const global = find(table.GlobalSecondaryIndexes, read.IndexName);
    const index = global ?? find(table.LocalSecondaryIndexes, read.IndexName);
    const missing = index ? wanted.filter((name) => !isProjected(name, index, table)) : [];
    if (missing.length > 0 && global) {
      throw new AwsError(
        'ValidationException',
        `One or more parameter values were invalid: Global secondary index ${read.IndexName} does not project [${missing.join(', ')}]`,
      );
    }
    if (missing.length > 0) {
      read.Select = 'ALL_ATTRIBUTES';
    }
  }
  return await store.act(operation, read);
}

function find(indexes: readonly WireIndex[] | undefined, name: string): WireIndex | undefined {
  return indexes?.find(({ IndexName }) => IndexName === name);
}

function isProjected(name: string, { KeySchema, Projection }: WireIndex, table: WireTable): boolean {
  const keys = [...KeySchema, ...table.KeySchema].map(({ AttributeName }) => AttributeName);
  return Projection.ProjectionType === 'ALL' || keys.includes(name) || (Projection.NonKeyAttributes ?? []).includes(name);
}
