import { CfnParameter, CfnResource } from 'aws-cdk-lib/core';
import { MlSecurityChecks } from '../../../../lib/compliance/ml/ml-security-checks';
import type { TemplateParameter } from '../../../../lib/compliance/ml/template-view';
import { testStack } from '../../../stack';

/** A resource as a template writes it. */
export interface Fixture {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What a rule finds and what it lets pass. */
export interface RuleFixture {
  /** Twins of the broken ones: the rule finds nothing. */
  readonly passes: Readonly<Record<string, Fixture>>;
  /** By what is wrong: the resource, and the properties that the rule names. */
  readonly finds: Readonly<Record<string, readonly [Fixture, ...string[]]>>;
  /** Other resources of the template. */
  readonly beside?: Readonly<Record<string, Fixture>>;
  readonly parameters?: Readonly<Record<string, TemplateParameter>>;
}

/** A resource with other values at some paths: `{ 'VpcConfig.Subnets': [] }`; `undefined` leaves a property out. */
export function changed(resource: Fixture, changes: Readonly<Record<string, unknown>>): Fixture {
  const properties = structuredClone(resource.Properties) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce((object, name) => (object[name] ??= {}) as Record<string, unknown>, properties);
    parent[last] = value;
  }
  return { ...resource, Properties: JSON.parse(JSON.stringify(properties)) as Fixture['Properties'] };
}

/** What the pack finds on raw resources: `<logical id> <rule>[<property>]`. */
export function mlFindings(
  resources: Readonly<Record<string, Fixture>>,
  parameters: Readonly<Record<string, TemplateParameter>> = {},
): string[] {
  const stack = testStack();
  for (const [id, { Type: type, Properties: properties }] of Object.entries(resources)) {
    new CfnResource(stack, id, { type, properties });
  }
  for (const [id, { Type: type, Default, AllowedPattern, AllowedValues, MinLength }] of Object.entries(parameters)) {
    new CfnParameter(stack, id, {
      type,
      default: Default,
      allowedPattern: AllowedPattern,
      allowedValues: AllowedValues as string[] | undefined,
      minLength: MinLength as number | undefined,
    });
  }
  return new MlSecurityChecks()
    .validateScope(stack)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath?.replace('Test/', '')} ${ruleName.replace('MlSecurity-', '')}`),
    );
}
