import * as client from '@aws-sdk/client-s3';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';

/** How one API operation looks in HTTP, from the model that the SDK's client is generated from. */
export interface OperationBinding {
  readonly name: string;
  readonly method: string;
  /** Which resource the path names. */
  readonly level: 'account' | 'bucket' | 'object';
  /** Query parameters that only tell operations apart; `undefined` for any value. */
  readonly fixedQuery: ReadonlyMap<string, string | undefined>;
  /** Query parameters and headers that a request must have. */
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
  /** Status of success. */
  readonly status: number;
  readonly input: readonly BoundMember[];
  readonly output: readonly BoundMember[];
  /** The output as a whole, for its XML. */
  readonly outputSchema: NormalizedSchema;
}

/** A member of an input or output, and its place in the message. */
export interface BoundMember {
  readonly name: string;
  readonly schema: NormalizedSchema;
  readonly traits: MemberTraits;
}

/** Traits of a member that place it in an HTTP message, named as in Smithy. */
export interface MemberTraits {
  readonly httpLabel?: 1;
  readonly httpHeader?: string;
  readonly httpQuery?: string;
  readonly httpPrefixHeaders?: string;
  readonly httpPayload?: 1;
  readonly xmlName?: string;
  readonly xmlFlattened?: 1;
}

function memberTraits(member: NormalizedSchema): MemberTraits {
  return member.getMergedTraits();
}

const OPERATION_SCHEMA = 9;
const STRUCTURE_REQUIRED_COUNT = 6;

/** Operations under the bucket's or the object's path; the few with a path of their own belong to other endpoints. */
const OPERATION_BINDINGS: readonly OperationBinding[] = Object.values(client)
  .filter((value): value is StaticOperationSchema => Array.isArray(value) && value[0] === OPERATION_SCHEMA)
  .map(binding)
  .filter((found) => found !== undefined);

const BY_RESOURCE = new Map<string, OperationBinding[]>();
for (const found of OPERATION_BINDINGS) {
  const resource = `${found.method} ${found.level}`;
  BY_RESOURCE.set(
    resource,
    [...(BY_RESOURCE.get(resource) ?? []), found].sort((a, b) => marks(b) - marks(a)),
  );
}

/** The operations of a method on a kind of resource, those with most marks (query parameters and headers) first. */
export function bindingsOf(method: string, level: OperationBinding['level']): readonly OperationBinding[] {
  return BY_RESOURCE.get(`${method} ${level}`) ?? [];
}

function marks({ fixedQuery, requiredQuery, requiredHeaders }: OperationBinding): number {
  return fixedQuery.size + requiredQuery.length + requiredHeaders.length;
}

function binding(schema: StaticOperationSchema): OperationBinding | undefined {
  const [, , name] = schema;
  const operation = NormalizedSchema.of(schema);
  const { http } = operation.getMergedTraits() as { http: readonly [string, string, number] };
  const [method, template, status] = http;
  const [path, query] = template.split('?', 2);
  if (path !== '/' && path !== '/{Key+}') {
    return undefined;
  }
  const input = NormalizedSchema.of(schema[4]);
  const labels = [...input.structIterator()].filter(([, member]) => memberTraits(member).httpLabel);
  const required = requiredMembers(input);
  const fixed = new URLSearchParams(query);
  fixed.delete('x-id');
  return {
    name,
    method,
    level: path === '/' ? (labels.length > 0 ? 'bucket' : 'account') : 'object',
    fixedQuery: new Map([...fixed].map(([key, value]) => [key, value === '' ? undefined : value])),
    requiredQuery: required.flatMap((member) => memberTraits(member).httpQuery ?? []),
    requiredHeaders: required.flatMap((member) => memberTraits(member).httpHeader?.toLowerCase() ?? []),
    status,
    input: members(input),
    output: members(NormalizedSchema.of(schema[5])),
    outputSchema: NormalizedSchema.of(schema[5]),
  };
}

function members(structure: NormalizedSchema): BoundMember[] {
  return structure.isStructSchema()
    ? [...structure.structIterator()].map(([name, schema]) => ({ name, schema, traits: memberTraits(schema) }))
    : [];
}

/** The schema lists required members first and says how many there are. */
function requiredMembers(structure: NormalizedSchema): NormalizedSchema[] {
  const count = (structure.getSchema() as readonly unknown[])[STRUCTURE_REQUIRED_COUNT];
  return [...structure.structIterator()].slice(0, Number(count ?? 0)).map(([, member]) => member);
}
