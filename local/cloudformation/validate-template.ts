import type { Cloud } from '../core/cloud';
import { NotEmulated } from '../core/aws-error';
import { CONDITION_FUNCTIONS } from './conditions';
import { isCustomResource } from './custom-resource-type';
import { DYNAMIC_REFERENCES, dynamicReferenceServices } from './dynamic-references';
import { INTRINSIC_FUNCTIONS } from './intrinsic-functions';
import { parameterType } from './parameter-types';
import { RULE_FUNCTIONS } from './rules';
import type { ResourceDefinition, Template } from './template';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Transform',
  'Parameters',
  'Mappings',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
];
const RESOURCE_FIELDS = ['Type', 'Properties', 'DependsOn', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'];
const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate'];
const TRANSFORMS = ['AWS::LanguageExtensions'];
const RULE_FIELDS = ['RuleCondition', 'Assertions'];

/** Throws one error that lists all that the templates use and local mode has not: types, properties, sections, attributes. */
export function assertEmulated(cloud: Cloud, stacks: readonly { readonly name: string; readonly template: Template }[]): void {
  const problems = stacks.flatMap(({ name, template }) => templateProblems(cloud, name, template));
  if (problems.length > 0) {
    throw new NotEmulated(`${problems.length} thing(s) in these templates:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

function templateProblems(cloud: Cloud, stackName: string, template: Template): string[] {
  const unknown = (what: string, names: readonly string[], known: readonly string[]): string[] =>
    names.filter((name) => !known.includes(name)).map((name) => `${stackName}: ${what} ${name}`);
  return [
    ...unknown('section', Object.keys(template), SECTIONS),
    ...unknown('transform', [template.Transform ?? []].flat(), TRANSFORMS),
    ...unknown('attribute of a rule', Object.values(template.Rules ?? {}).flatMap(Object.keys), RULE_FIELDS),
    ...unknown('function', functions(template.Rules), [...Object.keys(RULE_FUNCTIONS), ...Object.keys(INTRINSIC_FUNCTIONS)]),
    ...unknown('function', functions(template.Conditions), [...Object.keys(CONDITION_FUNCTIONS), ...Object.keys(INTRINSIC_FUNCTIONS)]),
    ...unknown('function', functions(template.Outputs), Object.keys(INTRINSIC_FUNCTIONS)),
    ...Object.entries(template.Parameters ?? {}).flatMap(([key, { Type }]) =>
      parameterType(Type) ? [] : [`${stackName}: type ${Type} of the parameter ${key}`],
    ),
    ...Object.entries(template.Resources).flatMap(([id, definition]) =>
      id.startsWith('Fn::')
        ? [`${stackName}: function ${id} in place of a resource`]
        : resourceProblems(cloud, definition).map((problem) => `${stackName}/${id}: ${problem}`),
    ),
  ];
}

function resourceProblems(cloud: Cloud, definition: ResourceDefinition): string[] {
  const { Type, Properties = {}, DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' } = definition;
  const provider = cloud.provider(Type);
  const known = [...(provider?.properties ?? []), ...(provider?.recorded ?? [])];
  const properties = provider && !provider.onlyRecorded ? Object.keys(Properties).filter((name) => !known.includes(name)) : [];
  return [
    ...(provider || isCustomResource(Type) ? [] : [`type ${Type}`]),
    ...functions(Properties)
      .filter((name) => INTRINSIC_FUNCTIONS[name] === undefined)
      .map((name) => `function ${name}`),
    ...dynamicReferenceServices(Properties)
      .filter((service) => DYNAMIC_REFERENCES[service] === undefined || (service !== 'ssm' && isCustomResource(Type)))
      .map((service) => `dynamic reference {{resolve:${service}:…}}`),
    ...properties.map((name) => `property ${name} of ${Type}`),
    ...Object.keys(definition).flatMap((field) => (RESOURCE_FIELDS.includes(field) ? [] : [`attribute ${field}`])),
    ...[DeletionPolicy, UpdateReplacePolicy].flatMap((policy) => (POLICIES.includes(policy) ? [] : [`policy ${policy}`])),
  ];
}

/** Names of the intrinsic functions in a part of a template, each once. */
function functions(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const own = Object.keys(value).filter((name) => /^Fn::/.test(name));
  return [...new Set([...own, ...Object.values(value).flatMap(functions)])];
}
