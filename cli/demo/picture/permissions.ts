import type { AssemblyStack } from '../../../local/cloudformation/assembly';
import type { FoundResource, ResourceFinder } from './resource-finder';

/** A stack's workload may do something to a resource of another stack. */
export interface Permission {
  readonly stack: string;
  readonly action: string;
  readonly on: FoundResource;
}

interface PolicyProperties {
  readonly Roles?: readonly unknown[];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: unknown;
}

/** What the workloads' policies allow across stacks; policies of people, whose roles are given by name, are left out. */
export function permissions(stacks: readonly AssemblyStack[], finder: ResourceFinder): Permission[] {
  return stacks.flatMap(({ name, template }) =>
    Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
      .map(({ Properties }) => Properties as unknown as PolicyProperties)
      .filter(({ Roles = [] }) => Roles.some((role) => typeof role !== 'string'))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action = [], Resource }) => {
        const others = finder.within(name, Resource).filter(({ stack }) => stack !== name);
        return [Action].flat().flatMap((action) => others.map((on) => ({ stack: name, action, on })));
      }),
  );
}
