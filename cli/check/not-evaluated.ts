import { resolve, dirname } from 'node:path';
import { unreadable } from '../../lib/compliance/ml/requests-of';
import type { NotEvaluated } from './finding';
import type { Template } from './template';

type Place = Omit<NotEvaluated, 'template'>;

/** Functions that the packs can read; any other changes the template before it is deployed. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  'Base64 Cidr FindInMap GetAtt GetAZs If ImportValue Join Select Split Sub And Equals Not Or'.split(' ').map((name) => `Fn::${name}`),
);
/** A transform that adds functions only; they are found where they stand. */
const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** Parts of a template that are something else when it is deployed, or that lie elsewhere. `checked`: paths of all templates that are checked. */
export function notEvaluated(template: Template, path: string, checked: readonly string[]): Place[] {
  const transforms = [template.Transform ?? []]
    .flat()
    .map((transform) => (typeof transform === 'string' ? transform : JSON.stringify(transform)));
  return [
    ...transforms
      .filter((name) => name !== LANGUAGE_EXTENSIONS)
      .map((name) => ({ place: 'Transform', message: `the macro ${name} rewrites the template; check what it makes of it instead` })),
    ...functionsIn(template.Conditions, 'Conditions'),
    ...functionsIn(template.Resources, 'Resources'),
    ...Object.entries(template.Resources).flatMap(([id, { Type: type, Properties: properties = {} }]) => {
      const message = elsewhere(type, properties, path, checked);
      return message === undefined ? [] : [{ place: `Resources.${id}`, message }];
    }),
  ];
}

function functionsIn(value: unknown, place: string): Place[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const here = `${place}.${key}`;
    return key.startsWith('Fn::') && !FUNCTIONS.has(key)
      ? [{ place: here, message: `${key.split('::').slice(0, 2).join('::')} is only known when CloudFormation has expanded the template` }]
      : functionsIn(item, here);
  });
}

function elsewhere(
  type: string | undefined,
  properties: Readonly<Record<string, unknown>>,
  path: string,
  checked: readonly string[],
): string | undefined {
  if (type === undefined) {
    return undefined;
  }
  if (type.endsWith('::MODULE')) {
    return `the module ${type} is expanded by CloudFormation`;
  }
  if (type === 'AWS::CloudFormation::Stack') {
    const url = properties['TemplateURL'];
    const isChecked = typeof url === 'string' && checked.some((other) => resolve(other) === resolve(dirname(path), url));
    return isChecked ? undefined : `the template of the nested stack is elsewhere (${JSON.stringify(url)}); check it too`;
  }
  const reason = unreadable(type, properties);
  return reason === undefined ? undefined : `the definition can't be read: ${reason}`;
}
