import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item, or the key of one. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** What a request says of attributes, as far as condition keys tell it. */
export interface AttributeRequest {
  readonly IndexName?: string;
  readonly AttributesToGet?: readonly string[];
  readonly ProjectionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
  readonly Select?: string;
  readonly ReturnValues?: string;
}

const KEYWORDS = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE']);
/** A name in an expression, with what stands before and after it. */
const NAME = /([.:]?)(#?\w+)\s*(\(?)/g;
const EQUALITY = /(#?\w+)\s*=\s*(:\w+)/g;

/**
 * Condition keys of a request on items.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function attributeKeys(
  action: string,
  request: AttributeRequest,
  items: readonly Item[],
  partitionKey: string,
): Record<string, string | string[]> {
  const names = new Set([...items.flatMap((item) => Object.keys(item)), ...namesIn(request)]);
  const leading = items.flatMap((item) => textOf(item[partitionKey]) ?? []);
  const all = leading.length > 0 ? leading : queried(request, partitionKey);
  return {
    ...(all.length > 0 && { 'dynamodb:LeadingKeys': all }),
    ...(names.size > 0 && { 'dynamodb:Attributes': [...names] }),
    ...(/:(Query|Scan)$/.test(action) && { 'dynamodb:Select': selection(request) }),
    ...(/:(Put|Update|Delete)Item$/.test(action) && { 'dynamodb:ReturnValues': request.ReturnValues ?? 'NONE' }),
  };
}

/** Top-level attributes that the request's parameters and expressions name. */
function namesIn(request: AttributeRequest): string[] {
  const { ProjectionExpression, KeyConditionExpression, FilterExpression, ConditionExpression, UpdateExpression } = request;
  const expressions = [ProjectionExpression, KeyConditionExpression, FilterExpression, ConditionExpression, UpdateExpression];
  const named = expressions.flatMap((expression) =>
    [...(expression ?? '').matchAll(NAME)].flatMap((match) => nameOf(match, request) ?? []),
  );
  return [...(request.AttributesToGet ?? []), ...named];
}

function nameOf([, before, name = '', after]: RegExpMatchArray, request: AttributeRequest): string | undefined {
  const isKeyword = KEYWORDS.has(name.toUpperCase());
  return before !== '' || after === '(' || isKeyword || /^\d/.test(name) ? undefined : resolved(name, request);
}

/** The partition key that a query asks for: the table's or, on an index, the first that it compares with a value. */
function queried(request: AttributeRequest, partitionKey: string): string[] {
  const equalities = [...(request.KeyConditionExpression ?? '').matchAll(EQUALITY)];
  const ofTable = equalities.find(([, name = '']) => resolved(name, request) === partitionKey);
  const [, , value = ''] = ofTable ?? (request.IndexName === undefined ? undefined : equalities[0]) ?? [];
  const text = textOf(request.ExpressionAttributeValues?.[value]);
  return text === undefined ? [] : [text];
}

/** What a query or scan returns where it does not say. */
function selection({ Select, ProjectionExpression, AttributesToGet, IndexName }: AttributeRequest): string {
  if (Select !== undefined) {
    return Select;
  }
  if (ProjectionExpression !== undefined || AttributesToGet !== undefined) {
    return 'SPECIFIC_ATTRIBUTES';
  }
  return IndexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES';
}

function resolved(name: string, { ExpressionAttributeNames: names }: AttributeRequest): string {
  return names?.[name] ?? name;
}

function textOf(value: AttributeValue | undefined): string | undefined {
  return value?.S ?? value?.N ?? (value?.B && Buffer.from(value.B).toString('base64'));
}
