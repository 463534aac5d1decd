import { DescribeStackEventsCommand, DescribeStackResourcesCommand, paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { readAssembly } from '../../local/cloudformation/assembly';
import { deployAssembly } from '../../local/cloudformation/deploy-assembly';
import type { ResourceDefinition } from '../../local/cloudformation/template';
import type { LocalPlatform } from './local-platform';
import { APP } from './app-folder';

/** Properties of a resource as an edit of the template would leave them. */
export type Edit = (definition: ResourceDefinition) => object;

/** Deploys the assembly over what is deployed, as `cdk deploy` does; `edits` change the resources of a type first. */
export async function redeploy({ run, stage }: LocalPlatform, edits: Readonly<Record<string, Edit>> = {}): Promise<void> {
  const assembly = readAssembly(APP, stage);
  for (const { template } of assembly.stacks) {
    for (const definition of Object.values(template.Resources)) {
      Object.assign(definition, { Properties: { ...definition.Properties, ...edits[definition.Type]?.(definition) } });
    }
  }
  await deployAssembly(run.cloud, assembly);
}

/** What a stack has become: its status, its physical resources, and how often it was touched. */
export interface StackState {
  readonly name: string;
  readonly status: string | undefined;
  /** Physical id by logical id. */
  readonly resources: Readonly<Record<string, string | undefined>>;
  readonly events: number;
}

/** All stacks as CloudFormation describes them. */
export async function stackStates({ admin: { cloudFormation } }: LocalPlatform): Promise<StackState[]> {
  const states: StackState[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: cloudFormation }, {})) {
    for (const { StackName: name = '', StackStatus: status } of Stacks) {
      const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName: name }));
      const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: name }));
      const resources = Object.fromEntries(
        StackResources.map((resource) => [resource.LogicalResourceId ?? '', resource.PhysicalResourceId]),
      );
      states.push({ name, status, resources, events: StackEvents.length });
    }
  }
  return states;
}
