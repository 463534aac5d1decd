import type {
  GetParameterCommandInput,
  GetParameterCommandOutput,
  GetParametersByPathCommandInput,
  GetParametersByPathCommandOutput,
  GetParametersCommandInput,
  GetParametersCommandOutput,
  Parameter,
} from '@aws-sdk/client-ssm';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { page } from './page';
import type { ParameterStore, ParameterVersion } from './parameter-store';
import { parameterStore } from './parameter-store';

/** Most names of one `GetParameters`. */
const MAX_NAMES = 10;

export async function getParameter(
  input: GetParameterCommandInput,
  { cloud, authorize }: CallContext,
): Promise<Pick<GetParameterCommandOutput, 'Parameter'>> {
  const store = parameterStore(cloud);
  const selector = input.Name ?? '';
  authorize({ action: 'ssm:GetParameter', resource: store.arn(store.nameOf(selector)) });
  const found = store.find(selector);
  if (!found) {
    throw new AwsError('ParameterNotFound', `Parameter ${selector} not found.`);
  }
  return Promise.resolve({ Parameter: shape(store, found) });
}

export async function getParameters(
  input: GetParametersCommandInput,
  { cloud, authorize }: CallContext,
): Promise<Pick<GetParametersCommandOutput, 'Parameters' | 'InvalidParameters'>> {
  const store = parameterStore(cloud);
  const names = [...new Set(input.Names ?? [])];
  if (names.length < 1 || names.length > MAX_NAMES) {
    throw new AwsError('ValidationException', `Names must have 1 to ${MAX_NAMES} members, got ${names.length}`);
  }
  names.forEach((name) => {
    authorize({ action: 'ssm:GetParameters', resource: store.arn(store.nameOf(name)) });
  });
  const found = names.map((name) => store.find(name));
  return Promise.resolve({
    Parameters: found.filter((entry) => entry !== undefined).map((entry) => shape(store, entry)),
    InvalidParameters: names.filter((_, index) => found[index] === undefined),
  });
}

export async function getParametersByPath(
  input: GetParametersByPathCommandInput,
  { cloud, authorize }: CallContext,
): Promise<Pick<GetParametersByPathCommandOutput, 'Parameters' | 'NextToken'>> {
  const store = parameterStore(cloud);
  const path = (input.Path ?? '').replace(/\/$/, '');
  const recursive = input.Recursive ?? false;
  authorize({ action: 'ssm:GetParametersByPath', resource: store.arn(path), context: { 'ssm:Recursive': String(recursive) } });
  if ((input.ParameterFilters ?? []).length > 0) {
    throw new NotEmulated('ssm:GetParametersByPath with ParameterFilters');
  }
  const below = store.list().filter(({ name }) => {
    const rest = name.startsWith(`${path}/`) ? name.slice(path.length + 1) : '';
    return rest !== '' && (recursive || !rest.includes('/'));
  });
  const { items, nextToken } = page(below, input.MaxResults ?? 10, input.NextToken);
  return Promise.resolve({ Parameters: items.map((entry) => shape(store, entry)), NextToken: nextToken });
}

function shape(store: ParameterStore, parameter: ParameterVersion): Parameter {
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: parameter.value,
    Version: parameter.version,
    LastModifiedDate: parameter.modifiedAt,
    ARN: store.arn(parameter.name),
    DataType: 'text',
  };
}
