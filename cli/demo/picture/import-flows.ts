import type { AssemblyStack } from '../../../local/cloudformation/assembly';
import type { FlowStep } from './flow-step';
import type { ResourceFinder } from './resource-finder';

/** Imports that no policy tells of, with their words. */
const IMPORTED: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'role',
  'AWS::CloudWatch::Alarm': 'alarms',
};

/** Roles and alarms of one stack that another one uses. */
export function importFlows(stacks: readonly AssemblyStack[], finder: ResourceFinder): FlowStep[] {
  return stacks.flatMap(({ name, template }) =>
    finder.within(name, template.Resources).flatMap(({ stack, type }) => {
      const verb = IMPORTED[type];
      return verb === undefined ? [] : [{ from: stack, to: name, deed: { verb } }];
    }),
  );
}
