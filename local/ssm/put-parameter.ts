import type { DeleteParameterCommandInput, PutParameterCommandInput, PutParameterCommandOutput } from '@aws-sdk/client-ssm';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { parameterStore } from './parameter-store';

/** Largest value of a standard parameter, in bytes. */
const MAX_VALUE = 4096;

export function putParameter(
  input: PutParameterCommandInput,
  { cloud, caller, authorize }: CallContext,
): Pick<PutParameterCommandOutput, 'Version' | 'Tier'> {
  const store = parameterStore(cloud);
  const name = input.Name ?? '';
  const overwrite = input.Overwrite ?? false;
  authorize({ action: 'ssm:PutParameter', resource: store.arn(name), context: { 'ssm:Overwrite': String(overwrite) } });
  const previous = store.find(name);
  if (previous && !overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const type = parameterType(input, previous?.type);
  assertValid(input);
  const { version } = store.put({
    name,
    type,
    value: input.Value ?? '',
    description: input.Description ?? previous?.description,
    allowedPattern: input.AllowedPattern,
    modifiedBy: caller.arn,
  });
  return { Version: version, Tier: 'Standard' };
}

export function deleteParameter(input: DeleteParameterCommandInput, { cloud, authorize }: CallContext): object {
  const store = parameterStore(cloud);
  authorize({ action: 'ssm:DeleteParameter', resource: store.arn(input.Name ?? '') });
  store.delete(input.Name ?? '');
  return {};
}

function parameterType(input: PutParameterCommandInput, previous?: 'String' | 'StringList'): 'String' | 'StringList' {
  const type = input.Type ?? previous;
  if (type === undefined) {
    throw new AwsError('ValidationException', 'A parameter type is required when you create a parameter.');
  }
  if (type === 'SecureString') {
    throw new NotEmulated('SSM parameters of type SecureString');
  }
  return type;
}

function assertValid(input: PutParameterCommandInput): void {
  const { Name: name = '', Value: value = '', AllowedPattern: pattern } = input;
  if ((input.Tier ?? 'Standard') !== 'Standard' || (input.DataType ?? 'text') !== 'text') {
    throw new NotEmulated('SSM parameters of another tier than Standard or another data type than text');
  }
  if (!/^[\w.\-/]{1,1011}$/.test(name) || (name.includes('/') && !name.startsWith('/'))) {
    throw new AwsError(
      'ValidationException',
      `Parameter name: ${name} must be a fully qualified name of letters, digits and the symbols .-_/`,
    );
  }
  if (value === '' || Buffer.byteLength(value) > MAX_VALUE) {
    throw new AwsError('ValidationException', `the value of ${name} must have 1 to ${MAX_VALUE} bytes, got ${Buffer.byteLength(value)}`);
  }
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
    throw new AwsError('ParameterPatternMismatchException', `Parameter value, cannot be validated against allowedPattern: ${pattern}`);
  }
}
