import type { Profile } from './profile';
import type { ColumnSchema } from './schema';

/** A schema for data that is to be compared or merged with a profile: its columns with the types that were declared. */
export function schemaOf({ columns }: Profile): ColumnSchema[] {
  return columns.map(({ name, type, declared, compared }) => ({
    name,
    type: declared && type !== 'unknown' ? type : undefined,
    compared,
  }));
}
