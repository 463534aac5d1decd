import type { Resolution, Scope } from './resolution';
import { resolutionAt } from './resolve';

/** The conditions of a template, each evaluated when it is first asked for; one that refers to itself is an error. */
export function conditionEvaluator(
  definitions: Readonly<Record<string, unknown>>,
  scope: () => Scope,
): (name: string) => boolean | undefined {
  const known = new Map<string, boolean>();
  const open = new Set<string>();
  return (name) => {
    if (!known.has(name) && name in definitions) {
      const at = resolutionAt(scope(), `Conditions.${name}`);
      if (open.has(name)) {
        at.fail(`circular dependency between the conditions ${[...open].join(', ')}`);
      }
      open.add(name);
      known.set(name, evaluateCondition(definitions[name], at));
      open.delete(name);
    }
    return known.get(name);
  };
}

type ConditionFunction = (argument: unknown, at: Resolution, functions: ConditionFunctions) => boolean;

/** Functions that are true or false, by name. */
export type ConditionFunctions = Readonly<Record<string, ConditionFunction>>;

/** What conditions and rules share. */
export const LOGIC_FUNCTIONS: ConditionFunctions = {
  'Fn::Equals': (argument, at) => {
    const [left, right] = operands(argument, at, 2, 2);
    return canonical(at.resolve(left)) === canonical(at.resolve(right));
  },
  'Fn::And': (argument, at, functions) => operands(argument, at, 2, 10).every((operand) => evaluate(operand, at, functions)),
  'Fn::Or': (argument, at, functions) => operands(argument, at, 2, 10).some((operand) => evaluate(operand, at, functions)),
  'Fn::Not': (argument, at, functions) => !operands(argument, at, 1, 1).some((operand) => evaluate(operand, at, functions)),
};

/** The functions of the section `Conditions`. */
export const CONDITION_FUNCTIONS: ConditionFunctions = {
  ...LOGIC_FUNCTIONS,
  Condition: (name, at) => at.scope.condition(String(name)) ?? at.fail(`unknown condition ${String(name)}`),
};

function evaluateCondition(expression: unknown, at: Resolution): boolean {
  return evaluate(expression, at, CONDITION_FUNCTIONS);
}

/** Evaluates an expression of `functions`; any other function in it is an error. */
export function evaluate(expression: unknown, at: Resolution, functions: ConditionFunctions): boolean {
  const [name = '', argument] = Object.entries(expression ?? {})[0] ?? [];
  const run = functions[name] ?? at.fail(`unknown condition function ${name}`);
  return run(argument, at, functions);
}

/** The list of operands of a function, which takes `least` to `most` of them. */
export function operands(argument: unknown, at: Resolution, least: number, most: number): unknown[] {
  return Array.isArray(argument) && argument.length >= least && argument.length <= most
    ? (argument as unknown[])
    : at.fail(`a condition function needs ${least} to ${most} operands, got ${JSON.stringify(argument)}`);
}

/** Scalars are compared as strings: a template's `1` equals `"1"`. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'number' || typeof item === 'boolean' ? String(item) : item));
}
