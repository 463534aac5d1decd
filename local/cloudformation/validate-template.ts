import type { Cloud } from '../core/cloud';
import { NotEmulated } from '../core/aws-error';
import { isParameterType } from './parameters';
import { isRecordedType } from './recorded-types';
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
/** The CDK's own rule; it asserts the version of the bootstrap stack, which local mode stands in for. */
const RULES = ['CheckBootstrapVersion'];

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
    ...unknown('rule', Object.keys(template.Rules ?? {}), RULES),
    ...Object.entries(template.Parameters ?? {}).flatMap(([key, { Type }]) =>
      isParameterType(Type) ? [] : [`${stackName}: type ${Type} of the parameter ${key}`],
    ),
    ...Object.entries(template.Resources).flatMap(([id, definition]) =>
      resourceProblems(cloud, definition).map((problem) => `${stackName}/${id}: ${problem}`),
    ),
  ];
}

function resourceProblems(cloud: Cloud, definition: ResourceDefinition): string[] {
  const { Type, Properties = {}, DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' } = definition;
  const provider = cloud.provider(Type);
  const known = [...(provider?.properties ?? []), ...(provider?.recorded ?? [])];
  const properties = provider && !isRecordedType(Type) ? Object.keys(Properties).filter((name) => !known.includes(name)) : [];
  return [
    ...(provider ? [] : [`type ${Type}`]),
    ...properties.map((name) => `property ${name} of ${Type}`),
    ...Object.keys(definition).flatMap((field) => (RESOURCE_FIELDS.includes(field) ? [] : [`attribute ${field}`])),
    ...[DeletionPolicy, UpdateReplacePolicy].flatMap((policy) => (POLICIES.includes(policy) ? [] : [`policy ${policy}`])),
  ];
}
