import { substitutedNames } from './substitute';
import type { ResourceDefinition } from './template';
import { topologicalOrder } from './topological-order';

/**
 * The logical ids of the resources in an order in which each comes after those it refers to or depends on.
 *
 * @throws Error naming the resources of a circle
 */
export function creationOrder(resources: Readonly<Record<string, ResourceDefinition>>): string[] {
  return topologicalOrder(Object.keys(resources), (id) => dependenciesOf(resources[id]));
}

/** Names that a resource refers to or depends on; parameters are among them. */
export function dependenciesOf({ Properties, DependsOn = [] }: Partial<ResourceDefinition> = {}): string[] {
  return [...[DependsOn].flat(), ...references(Properties)];
}

/** Names that a part of a template refers to by `Ref`, `Fn::GetAtt` and `Fn::Sub`; parameters are among them. */
export function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value as Readonly<Record<string, unknown>>;
  const [sub, variables = {}] = (Array.isArray(text) ? text : [text]) as [unknown, object?];
  return [
    ...(typeof ref === 'string' ? [ref] : []),
    ...(attribute === undefined ? [] : [logicalId(Array.isArray(attribute) ? attribute[0] : attribute)]),
    ...(typeof sub === 'string'
      ? substitutedNames(sub)
          .filter((name) => !(name in variables))
          .map(logicalId)
      : []),
    ...Object.values(value).flatMap(references),
  ];
}

function logicalId(name: unknown): string {
  return String(name).split('.')[0] ?? '';
}
