import type { Scope } from './resolution';
import { resolutionAt } from './resolve';
import type { StackOutput } from './stack';
import type { Template } from './template';

/** The outputs whose condition holds, resolved. */
export function resolveOutputs(template: Template, scope: Scope): StackOutput[] {
  return Object.entries(template.Outputs ?? {})
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([key, { Value, Description, Export }]) => {
      const at = resolutionAt(scope, `Outputs.${key}`);
      return {
        key,
        value: at.resolveString(Value, 'Value'),
        description: Description,
        exportName: Export === undefined ? undefined : at.resolveString(Export.Name, 'Export.Name'),
      };
    });
}
