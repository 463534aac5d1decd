import type { GetParametersCommandOutput } from '@aws-sdk/client-ssm';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { assertParameterValue } from './parameter-constraints';
import type { ParameterType } from './parameter-types';
import { parameterType } from './parameter-types';
import type { ParameterDefinition, Template } from './template';

/** A parameter of a stack with its value. */
export interface StackParameter {
  readonly key: string;
  /** As given; for an SSM type the name of the SSM parameter. */
  readonly value: string;
  /** Value of the SSM parameter when the operation began. */
  readonly resolvedValue?: string;
  readonly noEcho: boolean;
}

/** A value for a parameter, or the wish to keep the one that the stack has. */
export type GivenParameter = string | { readonly usePreviousValue: true };

/**
 * Values of all parameters of a template; those of SSM types are read from the parameter store as `caller`, as on AWS.
 *
 * @throws `ValidationError` for values that are missing, not declared or not allowed, and for SSM parameters that can't be read
 */
export async function resolveParameters(
  cloud: Cloud,
  caller: Caller,
  template: Template,
  given: Readonly<Record<string, GivenParameter>>,
  previous: readonly StackParameter[],
): Promise<StackParameter[]> {
  const definitions = Object.entries(template.Parameters ?? {});
  const values = definitions.map(([key, definition]) => [key, definition, chooseValue(key, definition, given[key], previous)] as const);
  const unknown = Object.keys(given).filter((key) => template.Parameters?.[key] === undefined);
  if (unknown.length > 0) {
    throw new AwsError('ValidationError', `Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const missing = values.flatMap(([key, , value]) => (value === undefined ? [key] : []));
  if (missing.length > 0) {
    throw new AwsError('ValidationError', `Parameters: [${missing.join(', ')}] must have values`);
  }
  const names = values.flatMap(([, { Type }, value]) => (typeOf(Type).stored ? [value ?? ''] : []));
  const stored = await readSsm(cloud, caller, [...new Set(names)]);
  return values.map(([key, definition, value = '']) => {
    assertParameterValue(key, definition, value);
    const resolvedValue = typeOf(definition.Type).stored === 'value' ? stored.get(value) : undefined;
    return { key, value, resolvedValue, noEcho: definition.NoEcho ?? false };
  });
}

/** What `Ref` to a parameter returns. */
export function parameterRef(definition: ParameterDefinition, { value, resolvedValue = value }: StackParameter): unknown {
  const type = typeOf(definition.Type);
  if (type.value === 'number') {
    return Number(resolvedValue);
  }
  return type.value === 'text' ? resolvedValue : resolvedValue.split(',').map((item) => item.trim());
}

function typeOf(type: string): ParameterType {
  const known = parameterType(type);
  if (!known) {
    throw new NotEmulated(`the parameter type ${type}`);
  }
  return known;
}

function chooseValue(
  key: string,
  definition: ParameterDefinition,
  given: GivenParameter | undefined,
  previous: readonly StackParameter[],
): string | undefined {
  if (typeof given === 'object') {
    const kept = previous.find((parameter) => parameter.key === key)?.value;
    return kept ?? invalidPrevious(key);
  }
  return given ?? (definition.Default === undefined ? undefined : String(definition.Default));
}

function invalidPrevious(key: string): never {
  throw new AwsError(
    'ValidationError',
    `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
  );
}

/** Names that one `GetParameters` takes. */
const BATCH = 10;

async function readSsm(cloud: Cloud, caller: Caller, names: readonly string[]): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  for (let start = 0; start < names.length; start += BATCH) {
    const Names = names.slice(start, start + BATCH);
    const { Parameters = [], InvalidParameters = [] } = await getParameters(cloud, caller, Names);
    if (InvalidParameters.length > 0) {
      throw new AwsError(
        'ValidationError',
        `Unable to fetch parameters [${InvalidParameters.join(',')}] from parameter store for this account.`,
      );
    }
    Names.forEach((name) => stored.set(name, Parameters.find(({ Name, ARN }) => Name === name || ARN === name)?.Value ?? ''));
  }
  return stored;
}

/** CloudFormation reads SSM parameters with the caller's permissions and reports a denial as its own `ValidationError`. */
async function getParameters(cloud: Cloud, caller: Caller, Names: readonly string[]): Promise<GetParametersCommandOutput> {
  try {
    return await cloud.call<GetParametersCommandOutput>(caller, 'ssm', 'GetParameters', { Names });
  } catch (error) {
    if (error instanceof AwsError && error.status === 403) {
      throw new AwsError('ValidationError', `AccessDenied. User doesn't have permission to call ssm:GetParameters: ${error.message}`);
    }
    throw error;
  }
}
