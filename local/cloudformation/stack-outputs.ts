import type { Scope } from './resolution';
import { resolutionAt } from './resolve';
import type { StackOutput } from './stack';
import type { Template } from './template';

/** The outputs whose condition holds, resolved. */
export function resolveOutputs(template: Template, scope: Scope): StackOutput[] {
  return Object.entries(template.Outputs ?? {})
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([key, { Value, Description, Export }]) => {
      let noEcho = false;
      const attribute = (logicalId: string, name: string): unknown => {
        noEcho ||= scope.isNoEcho(logicalId);
        return scope.attribute(logicalId, name);
      };
      const at = resolutionAt({ ...scope, attribute }, `Outputs.${key}`);
      const value = at.resolveString(Value, 'Value');
      return {
        key,
        value: value.includes('{{resolve:') ? at.fail('dynamic references in outputs are not emulated') : value,
        noEcho,
        description: Description,
        exportName: Export === undefined ? undefined : at.resolveString(Export.Name, 'Export.Name'),
      };
    });
}
