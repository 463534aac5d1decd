import type { NormalizedSchema } from '@smithy/core/schema';

/** JSONata between `{%` and `%}`: its value is known at run time only. */
const EXPRESSION = /^\{%[\s\S]*%\}$/;

/** Place of the number of required members, which come first, in the SDK's schema of a structure. */
const REQUIRED_COUNT = 6;

/**
 * How a request differs from the SDK's own model of it: one line each, with the path in front.
 *
 * Members must exist, the required ones be there, and literals have the model's type. What an expression makes fits anything.
 */
export function shapeProblems(value: unknown, schema: NormalizedSchema, path: string): string[] {
  if (typeof value === 'string' && EXPRESSION.test(value)) {
    return [];
  }
  if (schema.isStructSchema() || schema.isUnionSchema()) {
    return isRecord(value) ? structureProblems(value, schema, path) : [`${path} must be an object, got ${kind(value)}`];
  }
  if (schema.isListSchema()) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => shapeProblems(item, schema.getValueSchema(), `${path}[${index}]`))
      : [`${path} must be an array, got ${kind(value)}`];
  }
  if (schema.isMapSchema()) {
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) => shapeProblems(item, schema.getValueSchema(), `${path}.${key}`))
      : [`${path} must be an object, got ${kind(value)}`];
  }
  const wanted = literalType(schema);
  return wanted === undefined || wanted === typeof value ? [] : [`${path} must be a ${wanted}, got ${kind(value)}`];
}

function structureProblems(value: Readonly<Record<string, unknown>>, schema: NormalizedSchema, path: string): string[] {
  const members = new Map(schema.structIterator());
  const given = Object.entries(value).map(([key, member]) => ({ name: key.replace(/\.\$$/, ''), member, atRunTime: key.endsWith('.$') }));
  const names = new Set(given.map(({ name }) => name));
  return [
    ...requiredMembers(schema)
      .filter((name) => !names.has(name))
      .map((name) => `${path}.${name} is required`),
    ...given.flatMap(({ name, member, atRunTime }) => {
      const memberSchema = members.get(name);
      if (memberSchema === undefined) {
        return [`${path}.${name} is no member of ${schema.getName(false) ?? 'the request'}`];
      }
      return atRunTime ? [] : shapeProblems(member, memberSchema, `${path}.${name}`);
    }),
  ];
}

function requiredMembers(schema: NormalizedSchema): string[] {
  const raw = schema.getSchema() as readonly unknown[];
  return schema.isUnionSchema() ? [] : (raw[4] as string[]).slice(0, Number(raw[REQUIRED_COUNT] ?? 0));
}

function literalType(schema: NormalizedSchema): 'boolean' | 'number' | 'string' | undefined {
  if (schema.isBooleanSchema()) {
    return 'boolean';
  }
  if (schema.isNumericSchema()) {
    return 'number';
  }
  return schema.isStringSchema() ? 'string' : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kind(value: unknown): string {
  return Array.isArray(value) ? 'an array' : JSON.stringify(value);
}
