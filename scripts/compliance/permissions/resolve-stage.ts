import type { PlacedResource } from './resource-names';
import { arnOf, nameOf, refOf } from './resource-names';
import type { Environment, StackTemplate, TemplateResource } from './template';

/** A resource whose properties hold no intrinsic function any more. */
export interface ResolvedResource extends PlacedResource {
  /** As `nameOf` gives it. */
  readonly name: string;
  /** The property, resolved. */
  readonly property: (name: string) => unknown;
}

/** The resources of a stage; intrinsic functions are resolved where a property is read, across stacks too. Throws on one that is not known. */
export function resolveStage(environment: Environment, stacks: readonly StackTemplate[]): ResolvedResource[] {
  const exports = new Map<string, () => unknown>();
  return stacks.flatMap(({ name, template }) => {
    const stack = name.slice(environment.stage.length + 1);
    const placed = (logicalId: string, resource: TemplateResource): PlacedResource => ({ environment, stack, logicalId, resource });
    const scope: Scope = {
      environment,
      find: (id) => (template.Resources[id] ? placed(id, template.Resources[id]) : undefined),
      imported: (exported) => exports.get(exported)?.(),
    };
    for (const { Value, Export } of Object.values(template.Outputs ?? {})) {
      if (Export !== undefined) {
        exports.set(Export.Name, () => resolve(Value, scope));
      }
    }
    return Object.entries(template.Resources).map(([logicalId, resource]) => ({
      ...placed(logicalId, resource),
      name: nameOf(placed(logicalId, resource)),
      property: (property: string) => resolve(resource.Properties?.[property], scope),
    }));
  });
}

interface Scope {
  readonly environment: Environment;
  readonly find: (logicalId: string) => PlacedResource | undefined;
  readonly imported: (exported: string) => unknown;
}

function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => resolve(each, scope));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [[intrinsic, argument] = ['', undefined], ...more] = Object.entries(value);
  if (more.length === 0 && (intrinsic === 'Ref' || intrinsic.startsWith('Fn::'))) {
    return resolveIntrinsic(intrinsic, argument, scope);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each, scope)]));
}

function resolveIntrinsic(intrinsic: string, argument: unknown, scope: Scope): unknown {
  switch (intrinsic) {
    case 'Ref':
      return reference(argument as string, scope);
    case 'Fn::GetAtt':
      return attribute(argument as [string, string], scope);
    case 'Fn::ImportValue':
      return defined(scope.imported(argument as string), `export ${argument as string}`);
    case 'Fn::Join': {
      const [delimiter, parts] = argument as [string, unknown[]];
      return parts.map((part) => String(resolve(part, scope))).join(delimiter);
    }
    default:
      throw new Error(`intrinsic function of a policy must be Ref, Fn::GetAtt, Fn::ImportValue or Fn::Join, got ${intrinsic}`);
  }
}

function reference(id: string, { environment, find }: Scope): string {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': environment.account,
    'AWS::Partition': 'aws',
    'AWS::Region': environment.region,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return pseudo[id] ?? refOf(defined(find(id), `resource ${id}`));
}

function attribute([id, name]: [string, string], { find }: Scope): string {
  const placed = defined(find(id), `resource ${id}`);
  return name.endsWith('Arn') ? arnOf(placed) : nameOf(placed);
}

function defined<T>(value: T | undefined, what: string): T {
  if (value === undefined) {
    throw new Error(`a policy must refer to what its stage has, got ${what}`);
  }
  return value;
}
