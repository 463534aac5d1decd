import type { AssemblyStack } from '../../../local/cloudformation/assembly';
import type { FlowStep } from './flow-step';
import type { ResourceFinder } from './resource-finder';

interface RuleProperties {
  readonly EventPattern?: unknown;
  readonly Targets?: readonly { readonly Arn: unknown }[];
}

/** Events: from the stacks of the resources that a rule's pattern names to the stack of the rule's target. */
export function eventFlows(stacks: readonly AssemblyStack[], finder: ResourceFinder): FlowStep[] {
  return stacks.flatMap(({ name, template }) =>
    Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::Events::Rule')
      .flatMap(({ Properties }) => {
        const { EventPattern, Targets = [] } = Properties as RuleProperties;
        const targets = Targets.flatMap(({ Arn }) => finder.within(name, Arn));
        return finder
          .within(name, EventPattern)
          .flatMap((source) => targets.map((target) => ({ from: source.stack, to: target.stack, deed: { verb: 'events' } })));
      }),
  );
}
