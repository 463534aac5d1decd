import type { Properties } from './api-request';
import type { TemplateView } from './template-view';

/** JSONata of Step Functions. */
const JSONATA = /^\{%.*%\}$/s;
/** What SageMaker Pipelines fills in when it runs. */
const PIPELINE_FUNCTION = /^(Get|Std:\w+)$/;
const AWS_MANAGED_KEY = /\balias\/aws\//;

/**
 * Every value that a property may have: both sides of `Fn::If` on the way and at its end, `undefined` where it is left out.
 *
 * `path` joins names by dots: `NetworkConfig.VpcConfig`.
 */
export function valuesAt(input: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, name) => values.flatMap((value) => alternatives((value as Properties | undefined)?.[name])),
      alternatives(input),
    );
}

/** The paths whose values do not all hold. */
export function broken(input: Properties, paths: readonly string[], holds: (value: unknown) => boolean): string[] {
  return paths.filter((path) => !valuesAt(input, path).every(holds));
}

/** Holds for these values and their text, which is how YAML and parameters may write them. */
export function equal(...allowed: readonly (string | boolean | number)[]): (value: unknown) => boolean {
  return (value) => allowed.some((one) => value === one || value === String(one));
}

/** Holds for a value that is there before anything runs: not empty, no expression, no parameter that may be left empty. */
export function given(template: TemplateView): (value: unknown) => boolean {
  return (value) => {
    if (typeof value === 'string') {
      return value.trim() !== '' && !JSONATA.test(value);
    }
    if (Array.isArray(value)) {
      return value.length > 0 && value.every((item) => alternatives(item).every(given(template)));
    }
    if (typeof value === 'object' && value !== null) {
      const keys = Object.keys(value);
      const { Ref: name } = value as { readonly Ref?: string };
      return keys.length > 0 && !keys.some((key) => PIPELINE_FUNCTION.test(key)) && (name === undefined || isFilled(template, name));
    }
    return value !== undefined && value !== null;
  };
}

/** Holds for a KMS key of the customer's: given, and none of the aliases of AWS managed keys. */
export function customerKey(template: TemplateView): (value: unknown) => boolean {
  const isGiven = given(template);
  return (value) => isGiven(value) && !AWS_MANAGED_KEY.test(JSON.stringify(value));
}

/** Holds for the configuration of a VPC: subnets and security groups. */
export function vpcConfig(template: TemplateView): (value: unknown) => boolean {
  const isGiven = given(template);
  return (value) => ['Subnets', 'SecurityGroupIds'].every((name) => valuesAt(value, name).every(isGiven));
}

/** A list, and nothing where there is none; of `Fn::If` both sides. */
export function listAt(input: Properties, path: string): readonly unknown[] {
  return valuesAt(input, path).flatMap((value) => (Array.isArray(value) ? value.flatMap(alternatives) : []));
}

function alternatives(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [value];
  }
  const branches = (value as Record<string, unknown>)['Fn::If'];
  if (Array.isArray(branches)) {
    return branches.slice(1).flatMap(alternatives);
  }
  return (value as { readonly Ref?: string }).Ref === 'AWS::NoValue' ? [undefined] : [value];
}

/** Whether what a name refers to can't be empty: a resource, or a parameter whose type, pattern, length or values exclude that. */
function isFilled(template: TemplateView, name: string): boolean {
  const parameter = template.parameter(name);
  if (parameter === undefined || /^(List<)?AWS::/.test(parameter.Type)) {
    return true;
  }
  const { AllowedPattern: pattern, AllowedValues: values, MinLength: length = 0 } = parameter;
  return Number(length) > 0 || (values !== undefined && !values.includes('')) || (pattern !== undefined && !new RegExp(pattern).test(''));
}
