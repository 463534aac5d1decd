import type { Scope } from './resolution';
import type { ResourceDefinition, Template } from './template';

/** The resources of a template whose condition holds. */
export function existingResources(template: Template, scope: Scope): Record<string, ResourceDefinition> {
  return Object.fromEntries(
    Object.entries(template.Resources).filter(([id, { Condition }]) => {
      const holds = Condition === undefined || scope.condition(Condition);
      if (holds === undefined) {
        throw new Error(`${scope.stackName}/${id}: unknown condition ${Condition ?? ''}`);
      }
      return holds;
    }),
  );
}
