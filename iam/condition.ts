import { operatorNamed } from './operators';
import type { ConditionKeys } from './request';

/** One key of a condition block with the values it is compared with. */
export interface Condition {
  holds(keys: ConditionKeys): boolean;
  /** Whether the request has a value for each policy variable in the condition. */
  resolves(keys: ConditionKeys): boolean;
}

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/i;

/** The conditions of a statement's `Condition` element; all must hold. Throws on an operator that IAM does not have. */
export function parseConditions(block: unknown, variables: boolean): Condition[] {
  return Object.entries((block ?? {}) as Record<string, Record<string, unknown>>).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, expected]) => parseCondition(operator, key, [expected].flat().map(String), variables)),
  );
}

function parseCondition(operator: string, key: string, expected: readonly string[], variables: boolean): Condition {
  if (operator.toLowerCase() === 'null') {
    return nullCondition(key, expected);
  }
  const [, quantifier, name = '', ifExists] = OPERATOR.exec(operator) ?? [];
  const { compile, negated } = operatorNamed(name);
  const compiled = expected.map((value) => compile(value, variables));
  const satisfies = (actual: string, keys: ConditionKeys): boolean => negated !== compiled.some((each) => each.compare(actual, keys));
  const patterns = compiled.flatMap((each) => each.pattern ?? []);
  return {
    holds: (keys) => {
      const actual = keys(key);
      if (actual === undefined || actual.length === 0) {
        return ifExists !== undefined || withoutValue(quantifier, negated);
      }
      // Set operators take an empty text for the empty set.
      if (quantifier && actual.every((value) => value === '')) {
        return withoutValue(quantifier, negated);
      }
      // Several values without a quantifier: a positive operator asks for one that fits, a negated one for none that fits.
      const all = quantifier ? quantifier.toLowerCase() === 'forallvalues' : negated;
      return all ? actual.every((value) => satisfies(value, keys)) : actual.some((value) => satisfies(value, keys));
    },
    resolves: (keys) => patterns.every((pattern) => pattern.resolves(keys)),
  };
}

/** What a condition says of a key that the request does not have. */
function withoutValue(quantifier: string | undefined, negated: boolean): boolean {
  return quantifier ? quantifier.toLowerCase() === 'forallvalues' : negated;
}

function nullCondition(key: string, expected: readonly string[]): Condition {
  const wanted = expected.map((value) => value.toLowerCase() === 'true');
  return { holds: (keys) => wanted.includes((keys(key) ?? []).length === 0), resolves: () => true };
}
