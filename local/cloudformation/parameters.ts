import type { GetParametersCommandOutput } from '@aws-sdk/client-ssm';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { assertParameterValue } from './parameter-constraints';
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

const SSM_TYPE = /^AWS::SSM::Parameter::Value<(String|CommaDelimitedList|List<String>)>$/;
const TYPES = ['String', 'Number', 'CommaDelimitedList', 'List<Number>'];

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
  const names = values.flatMap(([, { Type }, value]) => (SSM_TYPE.test(Type) ? [value ?? ''] : []));
  const stored = await readSsm(cloud, caller, [...new Set(names)]);
  return values.map(([key, definition, value = '']) => {
    assertParameterValue(key, definition, value);
    const resolvedValue = SSM_TYPE.test(definition.Type) ? stored.get(value) : undefined;
    return { key, value, resolvedValue, noEcho: definition.NoEcho ?? false };
  });
}

/** What `Ref` to a parameter returns. */
export function parameterRef(definition: ParameterDefinition, { value, resolvedValue = value }: StackParameter): unknown {
  const type = SSM_TYPE.exec(definition.Type)?.[1] ?? definition.Type;
  if (type === 'Number') {
    return Number(resolvedValue);
  }
  return type === 'String' ? resolvedValue : resolvedValue.split(',').map((item) => item.trim());
}

/** Whether local mode has this type of parameter. */
export function isParameterType(type: string): boolean {
  return TYPES.includes(type) || SSM_TYPE.test(type);
}

function chooseValue(
  key: string,
  definition: ParameterDefinition,
  given: GivenParameter | undefined,
  previous: readonly StackParameter[],
): string | undefined {
  if (!isParameterType(definition.Type)) {
    throw new NotEmulated(`the parameter type ${definition.Type} of ${key}`);
  }
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
