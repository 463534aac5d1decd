import { assemblyStacks } from '../../../cli/changes/assembly-stacks';
import { pilot } from '../../../config/pilot';
import { production } from '../../../config/production';
import { pascalCase } from '../../../lib/config/names';
import type { StagePolicies } from './stage-policies';
import { stagePolicies } from './stage-policies';
import type { Environment, StackTemplate } from './template';

/** The environments that are deployed. */
export const ENVIRONMENTS: readonly Environment[] = [pilot, production].map(({ environment, account, region }) => ({
  name: environment,
  stage: pascalCase(environment),
  account,
  region,
}));

/** The policies of every environment in an assembly. */
export function assembledPolicies(assembly: string): StagePolicies[] {
  return ENVIRONMENTS.map((environment) =>
    stagePolicies(environment, assemblyStacks(assembly, environment.stage) as unknown as StackTemplate[]),
  );
}
