import type { Fields, QueryLanguage, State } from './asl';
import { isChoiceOperator } from './choice-rules';
import type { Diagnostics } from './diagnostics';
import { isObject } from './json';
import { isReferencePath } from './json-path';

const KINDS = ['And', 'Or', 'Not', 'Variable'];
const RULE_FIELDS = ['Next', 'Comment', 'Assign', ...KINDS];
const JSONATA_RULE_FIELDS = ['Condition', 'Next', 'Comment', 'Assign', 'Output'];

/** The rules of a Choice state. */
export function validateChoices({ Type, Choices }: State, language: QueryLanguage, at: string, diagnostics: Diagnostics): void {
  if (Type !== 'Choice' || Choices === undefined) {
    return;
  }
  if (!Array.isArray(Choices) || Choices.length === 0) {
    diagnostics.schema(`${at}/Choices`, Array.isArray(Choices) ? 'Value cannot be empty' : 'Expected value of type [ARRAY]');
    return;
  }
  for (const [index, rule] of (Choices as unknown[]).entries()) {
    const location = `${at}/Choices[${index}]`;
    if (!isObject(rule)) {
      diagnostics.schema(location, 'Expected value of type [OBJECT]');
      continue;
    }
    diagnostics.required(rule, ['Next'], location);
    if (language === 'JSONata') {
      validateCondition(rule, location, diagnostics);
    } else {
      validateRule(rule, location, true, diagnostics);
    }
  }
}

function validateCondition(rule: Fields, at: string, diagnostics: Diagnostics): void {
  const foreign = Object.keys(rule).filter((field) => KINDS.includes(field) || isChoiceOperator(field));
  for (const field of foreign) {
    diagnostics.schema(
      at,
      `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage`,
    );
  }
  diagnostics.unknown(rule, [...JSONATA_RULE_FIELDS, ...foreign], at);
  diagnostics.required(rule, ['Condition'], at);
}

function validateRule(rule: Fields, at: string, isTop: boolean, diagnostics: Diagnostics): void {
  for (const field of ['Condition', 'Output'].filter((name) => Object.hasOwn(rule, name))) {
    diagnostics.schema(
      at,
      `The QueryLanguage is set to 'JSONPath', but field '${field}' is only supported for the 'JSONata' QueryLanguage`,
    );
  }
  const operators = Object.keys(rule).filter(isChoiceOperator);
  const known = isTop ? RULE_FIELDS : RULE_FIELDS.filter((field) => field !== 'Next' && field !== 'Assign');
  diagnostics.unknown(rule, [...known, ...operators, 'Condition', 'Output'], at);
  if (KINDS.filter((kind) => Object.hasOwn(rule, kind)).length !== 1) {
    diagnostics.schema(at, `The object must have only one of the following fields, [${KINDS.join(', ')}]`);
    return;
  }
  if (rule.Variable !== undefined) {
    validateComparison(rule, operators, at, diagnostics);
  }
  for (const kind of ['And', 'Or', 'Not']) {
    const parts = kind === 'Not' ? [rule.Not] : rule[kind];
    if (rule[kind] === undefined) {
      continue;
    }
    if (!Array.isArray(parts) || parts.length === 0) {
      diagnostics.schema(`${at}/${kind}`, Array.isArray(parts) ? 'Value cannot be empty' : 'Expected value of type [ARRAY]');
      continue;
    }
    for (const [index, part] of (parts as unknown[]).entries()) {
      const location = kind === 'Not' ? `${at}/Not` : `${at}/${kind}[${index}]`;
      if (isObject(part)) {
        validateRule(part, location, false, diagnostics);
      } else {
        diagnostics.schema(location, 'Expected value of type [OBJECT]');
      }
    }
  }
}

function validateComparison(rule: Fields, operators: readonly string[], at: string, diagnostics: Diagnostics): void {
  if (operators.length !== 1) {
    diagnostics.schema(at, 'A comparison must have exactly one comparison operator');
  }
  for (const field of ['Variable', ...operators.filter((operator) => operator.endsWith('Path'))]) {
    const path = rule[field];
    if (typeof path !== 'string' || !path.startsWith('$')) {
      diagnostics.schema(`${at}/${field}`, "Value is not a Reference Path: Reference path didn't start with '$'");
    } else if (!isSoundReference(path)) {
      diagnostics.schema(`${at}/${field}`, 'Value is not a Reference Path');
    }
  }
}

function isSoundReference(path: string): boolean {
  try {
    return isReferencePath(path);
  } catch {
    return false;
  }
}
