import type {
  DeleteParameterCommandInput,
  DeleteParametersCommandInput,
  PutParameterCommandInput,
  PutParameterCommandOutput,
} from '@aws-sdk/client-ssm';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import type { ParameterType } from './parameter-store';
import { parameterStore } from './parameter-store';
import { authorizeSecureString, MANAGED_KEY } from './secure-string';

/** Largest values, in bytes. */
const MAX_VALUE = { Standard: 4096, Advanced: 8192 } as const;
const MAX_LEVELS = 15;

export function putParameter(input: PutParameterCommandInput, call: CallContext): Pick<PutParameterCommandOutput, 'Version' | 'Tier'> {
  const { cloud, caller, authorize } = call;
  const store = parameterStore(cloud);
  const name = input.Name ?? '';
  const overwrite = input.Overwrite ?? false;
  authorize({ action: 'ssm:PutParameter', resource: store.arn(name), context: { 'ssm:Overwrite': String(overwrite) } });
  if (input.Tags !== undefined && overwrite) {
    throw new AwsError(
      'ValidationException',
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
  const previous = store.history(name).at(-1);
  if (previous && !overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const type = parameterType(input, previous?.type);
  assertName(name);
  const tier = tierOf(input, previous?.tier);
  assertValue(input, tier);
  const keyId = type === 'SecureString' ? (input.KeyId ?? previous?.keyId ?? MANAGED_KEY) : undefined;
  if (keyId !== undefined) {
    authorizeSecureString(call, 'kms:Encrypt', name, keyId);
  }
  const { version } = store.put({
    name,
    type,
    tier,
    keyId,
    value: input.Value ?? '',
    description: input.Description ?? previous?.description,
    allowedPattern: input.AllowedPattern,
    modifiedBy: caller.arn,
  });
  if (input.Tags) {
    store.tags.set(name, input.Tags);
  }
  return { Version: version, Tier: tier };
}

export function deleteParameter(input: DeleteParameterCommandInput, { cloud, authorize }: CallContext): object {
  const store = parameterStore(cloud);
  authorize({ action: 'ssm:DeleteParameter', resource: store.arn(input.Name ?? '') });
  store.delete(input.Name ?? '');
  return {};
}

export function deleteParameters(input: DeleteParametersCommandInput, { cloud, authorize }: CallContext): object {
  const store = parameterStore(cloud);
  const names = input.Names ?? [];
  names.forEach((name) => {
    authorize({ action: 'ssm:DeleteParameters', resource: store.arn(name) });
  });
  const known = names.filter((name) => store.history(name).length > 0);
  known.forEach((name) => {
    store.delete(name);
  });
  return { DeletedParameters: known, InvalidParameters: names.filter((name) => !known.includes(name)) };
}

function parameterType({ Type: type, KeyId: keyId }: PutParameterCommandInput, previous?: ParameterType): ParameterType {
  if (type === undefined && previous === undefined) {
    throw new AwsError('ValidationException', 'A parameter type is required when you create a parameter.');
  }
  if (type !== undefined && previous !== undefined && type !== previous) {
    throw new AwsError('HierarchyTypeMismatchException', `The parameter is of type ${previous}, which can't be changed to ${type}.`);
  }
  const chosen = type ?? previous ?? 'String';
  if (keyId !== undefined && chosen !== 'SecureString') {
    throw new AwsError('ValidationException', 'KeyId is required for SecureString type parameter only.');
  }
  return chosen;
}

function assertName(name: string): void {
  if (/^(aws|\/aws(\/|$))/i.test(name)) {
    throw new AwsError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  }
  if (!/^(?!ssm|\/ssm(\/|$))[\w.\-/]{1,1011}$/i.test(name) || (name.includes('/') && !name.startsWith('/')) || name.endsWith('/')) {
    throw new AwsError(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (name.split('/').length - 1 > MAX_LEVELS) {
    throw new AwsError('HierarchyLevelLimitExceededException', `Hierarchy level exceeded limit: ${MAX_LEVELS}.`);
  }
}

/** Intelligent tiering takes the tier that the value needs; an advanced parameter stays one. */
function tierOf({ Tier: tier, Value: value = '' }: PutParameterCommandInput, previous?: 'Standard' | 'Advanced'): 'Standard' | 'Advanced' {
  if (tier === 'Intelligent-Tiering') {
    return previous === 'Advanced' || Buffer.byteLength(value) > MAX_VALUE.Standard ? 'Advanced' : 'Standard';
  }
  if (tier === 'Standard' && previous === 'Advanced') {
    throw new AwsError(
      'ValidationException',
      "This parameter uses the advanced-parameter tier. You can't downgrade it to the standard tier.",
    );
  }
  return tier ?? previous ?? 'Standard';
}

function assertValue(input: PutParameterCommandInput, tier: 'Standard' | 'Advanced'): void {
  const { Value: value = '', AllowedPattern: pattern } = input;
  if ((input.DataType ?? 'text') !== 'text') {
    throw new NotEmulated(`SSM parameters of the data type ${input.DataType ?? ''}`);
  }
  if (value === '') {
    throw new AwsError(
      'ValidationException',
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    );
  }
  if (Buffer.byteLength(value) > MAX_VALUE[tier]) {
    throw new AwsError(
      'ValidationException',
      `${tier} tier parameters support a maximum parameter value of ${MAX_VALUE[tier]} characters.`,
    );
  }
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
    throw new AwsError('ParameterPatternMismatchException', `Parameter value, cannot be validated against allowedPattern: ${pattern}`);
  }
}
