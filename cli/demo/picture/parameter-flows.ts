import type { AssemblyStack } from '../../../local/cloudformation/assembly';
import type { FlowStep } from './flow-step';
import type { ResourceFinder } from './resource-finder';

/** Template parameters that CloudFormation reads from SSM: from the stack that makes the SSM parameter. */
export function parameterFlows(stacks: readonly AssemblyStack[], finder: ResourceFinder): FlowStep[] {
  return stacks.flatMap(({ name, template }) =>
    Object.values(template.Parameters ?? {})
      .filter(({ Type }) => Type.startsWith('AWS::SSM::Parameter::Value<'))
      .flatMap(({ Default }) => finder.within(name, { Name: Default }))
      .map(({ stack }) => ({ from: stack, to: name, deed: { verb: 'parameter' } })),
  );
}
