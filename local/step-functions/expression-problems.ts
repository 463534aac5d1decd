import type { Fields, QueryLanguage, State } from './asl';
import { isChoiceOperator } from './choice-rules';
import { isObject } from './json';
import { compile, expressionOf } from './jsonata-expression';

/** Parts that have states, and with them expressions, of their own. */
const NESTED = ['Branches', 'ItemProcessor', 'Iterator'];
const RULE_FIELDS = ['Variable', 'Next', 'Comment', 'Assign', 'And', 'Or', 'Not'];
const JSONATA_RULE_FIELDS = ['Condition', 'Next', 'Comment', 'Assign', 'Output'];

/** What is wrong with the expressions and choice rules of a state. */
export function expressionProblems(state: State, language: QueryLanguage, where: string): string[] {
  const rules = (Array.isArray(state.Choices) ? state.Choices : []) as readonly Fields[];
  const fields = Object.entries(state).filter(([field]) => !NESTED.includes(field));
  return [
    ...(language === 'JSONata' ? fields.flatMap(([field, value]) => malformed(value, field, where)) : []),
    ...rules.flatMap((rule, index) => ruleProblems(rule, language, `Choices[${index}] of ${where}`)),
  ];
}

function malformed(value: unknown, field: string, where: string): string[] {
  if (isObject(value) || Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, item]) => malformed(item, `${field}/${key}`, where));
  }
  const expression = expressionOf(value);
  if (expression === undefined) {
    return [];
  }
  try {
    compile(expression);
    return [];
  } catch (error) {
    return [`${field} of ${where} is no JSONata: ${(error as Error).message}`];
  }
}

function ruleProblems(rule: Fields, language: QueryLanguage, where: string): string[] {
  const known = language === 'JSONata' ? JSONATA_RULE_FIELDS : RULE_FIELDS;
  const parts = [rule.Not, rule.And, rule.Or].flat().filter(isObject);
  return [
    ...Object.keys(rule)
      .filter((field) => !known.includes(field) && !(language === 'JSONPath' && isChoiceOperator(field)))
      .map((field) => `${where} has the unknown field '${field}'`),
    ...parts.flatMap((part) => ruleProblems(part, language, where)),
  ];
}
