import type { CfnResource } from 'aws-cdk-lib/core';
import type { NagPack } from 'cdk-nag';
import { NagRuleCompliance } from 'cdk-nag';

/** How a pack applies a rule, which it keeps to itself. */
interface RuleApplication {
  readonly ruleSuffixOverride?: string;
  readonly node: CfnResource;
  rule(node: CfnResource): unknown;
}

/** How often the rules of a pack had something to say: counts while the pack runs. */
export interface EvaluationCount {
  /** Evaluations of a rule on a resource that it applies to, kept or broken. */
  applicable: number;
}

/** Makes a pack count its evaluations. Without the count "no finding" could mean that no rule applied. */
export function countEvaluations(pack: NagPack): EvaluationCount {
  const count: EvaluationCount = { applicable: 0 };
  const applier = pack as unknown as { applyRule(application: RuleApplication): void };
  const apply = applier.applyRule.bind(pack);
  applier.applyRule = (application) => {
    apply({
      ...application,
      // The pack takes the id of the rule from the function's name.
      ruleSuffixOverride: application.ruleSuffixOverride ?? application.rule.name,
      rule: (node) => {
        const result = application.rule(node);
        count.applicable += result === NagRuleCompliance.NOT_APPLICABLE ? 0 : 1;
        return result;
      },
    });
  };
  return count;
}
