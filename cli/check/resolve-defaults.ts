import type { Template } from './template';

/**
 * The template with what a deployment without parameter values would put in: defaults of parameters, and the values that mappings have for them.
 *
 * Left as they are: parameters without a default, those whose default names an SSM parameter, and all conditions.
 */
export function resolveDefaults(template: Template): Template {
  const defaults = new Map(
    Object.entries(template.Parameters ?? {})
      .filter(([, { Type: type, Default: value }]) => value !== undefined && !type.startsWith('AWS::SSM::'))
      .map(([name, { Type: type, Default: value }]) => [name, isList(type) ? String(value).split(',') : value]),
  );

  function resolved(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map(resolved);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const object = Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, key === 'Fn::Sub' ? substituted(item) : resolved(item)]),
    );
    const { Ref: name, 'Fn::FindInMap': look } = object;
    if (typeof name === 'string' && defaults.has(name)) {
      return defaults.get(name);
    }
    return lookedUp(look) ?? object;
  }

  function substituted(sub: unknown): unknown {
    if (Array.isArray(sub)) {
      const [text, variables] = sub as [string, Readonly<Record<string, unknown>>];
      return [filled(text, Object.keys(variables)), resolved(variables)];
    }
    return filled(String(sub), []);
  }

  function filled(text: string, variables: readonly string[]): string {
    return text.replaceAll(/\$\{(\w+)\}/g, (reference, name: string) => {
      const value = variables.includes(name) ? undefined : defaults.get(name);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : reference;
    });
  }

  function lookedUp(look: unknown): unknown {
    const [map, first, second] = Array.isArray(look) ? look.map(String) : [];
    return map === undefined || first === undefined || second === undefined ? undefined : template.Mappings?.[map]?.[first]?.[second];
  }

  return { ...template, Resources: resolved(template.Resources) as Template['Resources'] };
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}
