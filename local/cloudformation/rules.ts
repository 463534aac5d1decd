import { AwsError } from '../core/aws-error';
import type { ConditionFunctions } from './conditions';
import { evaluate, LOGIC_FUNCTIONS, operands } from './conditions';
import type { Resolution, Scope } from './resolution';
import { resolutionAt } from './resolve';
import type { Template } from './template';

/** The functions of the section `Rules`; those that look up attributes of parameters (`Fn::ValueOf`) are not among them. */
export const RULE_FUNCTIONS: ConditionFunctions = {
  ...LOGIC_FUNCTIONS,
  'Fn::Contains': (argument, at) => {
    const [list, wanted] = operands(argument, at, 2, 2);
    return texts(list, at).includes(at.resolveString(wanted));
  },
  'Fn::EachMemberEquals': (argument, at) => {
    const [list, wanted] = operands(argument, at, 2, 2);
    const text = at.resolveString(wanted);
    return texts(list, at).every((item) => item === text);
  },
  'Fn::EachMemberIn': (argument, at) => {
    const [list, allowed] = operands(argument, at, 2, 2);
    const known = texts(allowed, at);
    return texts(list, at).every((item) => known.includes(item));
  },
};

function texts(list: unknown, at: Resolution): string[] {
  return at.resolveList(list).map((item) => at.resolveString(item));
}

/** Throws `ValidationError` with the description of the first assertion that the parameters break. */
export function assertRules(template: Template, scope: Scope): void {
  for (const [name, { RuleCondition, Assertions }] of Object.entries(template.Rules ?? {})) {
    const at = resolutionAt(scope, `Rules.${name}`);
    const applies = RuleCondition === undefined || evaluate(RuleCondition, at, RULE_FUNCTIONS);
    const broken = applies ? Assertions.find(({ Assert }) => !evaluate(Assert, at, RULE_FUNCTIONS)) : undefined;
    if (broken) {
      throw new AwsError('ValidationError', `Rule ${name} is not met: ${broken.AssertDescription ?? JSON.stringify(broken.Assert)}`);
    }
  }
}
