import { Stack } from 'aws-cdk-lib/core';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import type { NagPackProps, NagRuleResult } from 'cdk-nag';
import { NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { ApiRequest } from './api-request';
import { PROGRAM_TYPES, requestsOf } from './requests-of';
import type { MlRule } from './rule';
import { ML_RULES } from './rules';
import { resourceOf, StackView } from './stack-view';

const TYPES = new Set([...PROGRAM_TYPES, ...ML_RULES.flatMap(({ types }) => types)]);

/**
 * Checks what machine learning is made of: SageMaker's resources, the jobs that state machines and pipelines start, and the data services beside them.
 *
 * It reads resources as the template will hold them, so that raw `CfnResource`s and overrides are seen too.
 * The id of a finding names the property that breaks the rule: `MlSecurity::MlSecurity-ModelInVpc[CreateModel.VpcConfig]`.
 */
export class MlSecurityChecks extends NagPack {
  /** Name of the pack, which acknowledgements begin with. */
  public readonly name = 'MlSecurity';
  private views = new Map<Stack, StackView>();

  constructor(scope?: IConstruct, props?: NagPackProps) {
    super(scope, props);
    this.packName = this.name;
  }

  /** Checks every resource below a construct. */
  public override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    this.views = new Map();
    return super.validateScope(scope);
  }

  protected checkResource(node: CfnResource): void {
    if (!TYPES.has(node.cfnResourceType)) {
      return;
    }
    const { type, properties } = resourceOf(node);
    const requests = requestsOf(type, properties);
    for (const rule of ML_RULES) {
      this.applyRule({
        ruleSuffixOverride: rule.name,
        info: `${rule.info} ${rule.fix}`,
        explanation: rule.why,
        level: NagMessageLevel.ERROR,
        node,
        rule: () => this.verdict(rule, requests, Stack.of(node)),
      });
    }
  }

  private verdict(rule: MlRule, requests: readonly ApiRequest[], stack: Stack): NagRuleResult {
    const applicable = requests.filter(({ type }) => rule.types.includes(type));
    if (applicable.length === 0) {
      return NagRuleCompliance.NOT_APPLICABLE;
    }
    const view = this.views.get(stack) ?? new StackView(stack);
    this.views.set(stack, view);
    const found = applicable.flatMap((request) =>
      rule.check(request, view).map((property) => (request.place === '' ? property : `${request.place}.${property}`)),
    );
    return found.length === 0 ? NagRuleCompliance.COMPLIANT : found;
  }
}
