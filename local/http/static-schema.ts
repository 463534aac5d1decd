import type { $Schema, StaticListSchema, StaticMapSchema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types';

/*
 * Schemas as the SDK's generated clients have them, for the services whose client the project does without.
 * The numbers are the schemas' own: 3 a structure, 1 a list, 2 a map, 9 an operation.
 */

export const TEXT = 0;
export const NUMBER = 1;
export const BOOLEAN = 2;
export const TIME = 4;
export const BLOB = 21;

/** Makers of the schemas of one service. */
export interface SchemaMakers {
  readonly structure: (name: string, members: Readonly<Record<string, $Schema>>) => StaticStructureSchema;
  readonly listOf: (name: string, member: $Schema) => StaticListSchema;
  readonly mapOf: (name: string, value: $Schema) => StaticMapSchema;
  /** An operation `<name>` with the structures `<name>Input` and `<name>Output`. */
  readonly operation: (
    name: string,
    input: Readonly<Record<string, $Schema>>,
    output: Readonly<Record<string, $Schema>>,
  ) => StaticOperationSchema;
}

/** Makers of the schemas of the service with this namespace. */
export function schemasOf(namespace: string): SchemaMakers {
  const structure: SchemaMakers['structure'] = (name, members) => {
    const schemas: readonly $Schema[] = Object.values(members);
    return [3, namespace, name, 0, Object.keys(members), [...schemas]];
  };
  return {
    structure,
    listOf: (name, member) => [1, namespace, name, 0, member],
    mapOf: (name, value) => [2, namespace, name, 0, TEXT, value],
    operation: (name, input, output) => [9, namespace, name, 0, structure(`${name}Input`, input), structure(`${name}Output`, output)],
  };
}
