import type { Resolution, Scope } from './resolution';
import { resolutionAt } from './resolve';

/** The conditions of a template, each evaluated when it is first asked for. */
export function conditionEvaluator(
  definitions: Readonly<Record<string, unknown>>,
  scope: () => Scope,
): (name: string) => boolean | undefined {
  const known = new Map<string, boolean>();
  return (name) => {
    if (!known.has(name) && name in definitions) {
      known.set(name, evaluate(definitions[name], resolutionAt(scope(), `Conditions.${name}`)));
    }
    return known.get(name);
  };
}

type ConditionFunction = (argument: unknown, at: Resolution) => boolean;

const CONDITION_FUNCTIONS: Readonly<Record<string, ConditionFunction>> = {
  Condition: (name, at) => at.scope.condition(String(name)) ?? at.fail(`unknown condition ${String(name)}`),
  'Fn::Equals': (argument, at) => {
    const [left, right] = operands(argument, at, 2, 2);
    return canonical(at.resolve(left)) === canonical(at.resolve(right));
  },
  'Fn::And': (argument, at) => operands(argument, at, 2, 10).every((operand) => evaluate(operand, at)),
  'Fn::Or': (argument, at) => operands(argument, at, 2, 10).some((operand) => evaluate(operand, at)),
  'Fn::Not': (argument, at) => !operands(argument, at, 1, 1).some((operand) => evaluate(operand, at)),
};

function evaluate(expression: unknown, at: Resolution): boolean {
  const [name = '', argument] = Object.entries(expression ?? {})[0] ?? [];
  const run = CONDITION_FUNCTIONS[name] ?? at.fail(`unknown condition function ${name}`);
  return run(argument, at);
}

function operands(argument: unknown, at: Resolution, least: number, most: number): unknown[] {
  return Array.isArray(argument) && argument.length >= least && argument.length <= most
    ? (argument as unknown[])
    : at.fail(`a condition function needs ${least} to ${most} operands, got ${JSON.stringify(argument)}`);
}

/** Scalars are compared as strings: a template's `1` equals `"1"`. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'number' || typeof item === 'boolean' ? String(item) : item));
}
