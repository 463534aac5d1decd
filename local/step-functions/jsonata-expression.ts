import jsonata from 'jsonata';
import { isObject } from './json';
import { StateError } from './state-error';
import { STEP_FUNCTIONS } from './jsonata-functions';

/** What an expression can see. */
export interface Bindings {
  /** `$states`: input, context and, where there is one, result or errorOutput. */
  readonly states: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Virtual time in milliseconds, for `$now()` and `$millis()`. */
  readonly now: number;
}

/** Compiled expressions by their text: a definition has few, an execution evaluates them often. */
const compiled = new Map<string, jsonata.Expression>();
/** An expression without an end must not stop everything else: longest time in milliseconds, and deepest nesting. */
const GUARDRAILS = { timeout: 5000, stack: 1000 };
const FORMAT_TIME = jsonata('$fromMillis($time, $picture, $zone)');

const EXPRESSION = /^\{%(.*)%\}$/s;

/** The expression inside `{% %}`, or nothing when the value is a plain one. */
export function expressionOf(value: unknown): string | undefined {
  return typeof value === 'string' ? EXPRESSION.exec(value)?.[1]?.trim() : undefined;
}

/** Throws when the text is no JSONata. */
export function compile(expression: string): jsonata.Expression {
  const known = compiled.get(expression);
  if (known) {
    return known;
  }
  const fresh = jsonata(expression, GUARDRAILS);
  for (const [name, implementation] of Object.entries(STEP_FUNCTIONS)) {
    fresh.assign(name, implementation);
  }
  compiled.set(expression, fresh);
  return fresh;
}

/**
 * The value with every expression in it evaluated, at any depth.
 *
 * An expression that fails or yields nothing is a `States.QueryEvaluationError` that names the field.
 */
export async function evaluate(value: unknown, field: string, bindings: Bindings): Promise<unknown> {
  const expression = expressionOf(value);
  if (expression !== undefined) {
    return evaluateExpression(expression, field, bindings);
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map((item, index) => evaluate(item, `${field}[${index}]`, bindings)));
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(async ([key, item]) => [key, await evaluate(item, `${field}/${key}`, bindings)] as const);
    return Object.fromEntries(await Promise.all(members));
  }
  return value;
}

async function evaluateExpression(expression: string, field: string, bindings: Bindings): Promise<unknown> {
  const fail = (what: string): never => {
    const reason = `The JSONata expression '${expression}' specified for the field '${field}' ${what}`;
    throw Object.assign(new StateError('States.QueryEvaluationError', reason), { location: field });
  };
  let result: unknown;
  try {
    result = await compile(expression).evaluate(undefined, {
      now: (picture?: string, zone?: string) => FORMAT_TIME.evaluate(undefined, { time: bindings.now, picture, zone }),
      millis: () => bindings.now,
      ...bindings.variables,
      states: bindings.states,
    });
  } catch (thrown) {
    const { code, message } = thrown as { code?: string; message?: string };
    fail(`threw an error during evaluation. ${[code, message].filter((part) => part !== undefined).join(': ')}`);
  }
  if (result === undefined) {
    fail('returned nothing (undefined).');
  }
  const json = asJson(result);
  return json === undefined ? fail('returned an unsupported result type.') : json;
}

/** A copy of a result, without the hidden marks of JSONata's sequences; nothing for functions and regular expressions, which are no JSON. */
function asJson(result: unknown): unknown {
  if (typeof result !== 'object' || result === null) {
    return typeof result === 'function' ? undefined : result;
  }
  if (result instanceof RegExp || '_jsonata_lambda' in result || '_jsonata_function' in result) {
    return undefined;
  }
  return JSON.parse(JSON.stringify(result, (_key, item: unknown) => (typeof item === 'function' ? undefined : item)));
}
