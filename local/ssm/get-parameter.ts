import type {
  GetParameterCommandInput,
  GetParameterCommandOutput,
  GetParametersByPathCommandInput,
  GetParametersByPathCommandOutput,
  GetParametersCommandInput,
  GetParametersCommandOutput,
  Parameter,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { page } from './page';
import type { ParameterStore, ParameterVersion } from './parameter-store';
import { parameterStore } from './parameter-store';

/** Most names of one `GetParameters`. */
const MAX_NAMES = 10;

export function getParameter(
  input: GetParameterCommandInput,
  { cloud, authorize }: CallContext,
): Pick<GetParameterCommandOutput, 'Parameter'> {
  const store = parameterStore(cloud);
  const selector = input.Name ?? '';
  authorize({ action: 'ssm:GetParameter', resource: store.arn(store.nameOf(selector)) });
  const found = store.find(selector);
  if (!found) {
    throw new AwsError('ParameterNotFound', `Parameter ${selector} not found.`);
  }
  return { Parameter: shape(store, found) };
}

export function getParameters(
  input: GetParametersCommandInput,
  { cloud, authorize }: CallContext,
): Pick<GetParametersCommandOutput, 'Parameters' | 'InvalidParameters'> {
  const store = parameterStore(cloud);
  const names = [...new Set(input.Names ?? [])];
  if (names.length < 1 || names.length > MAX_NAMES) {
    throw new AwsError('ValidationException', `Names must have 1 to ${MAX_NAMES} members, got ${names.length}`);
  }
  names.forEach((name) => {
    authorize({ action: 'ssm:GetParameters', resource: store.arn(store.nameOf(name)) });
  });
  const found = names.map((name) => store.find(name));
  return {
    Parameters: found.filter((entry) => entry !== undefined).map((entry) => shape(store, entry)),
    InvalidParameters: names.filter((_, index) => found[index] === undefined),
  };
}

export function getParametersByPath(
  input: GetParametersByPathCommandInput,
  { cloud, authorize }: CallContext,
): Pick<GetParametersByPathCommandOutput, 'Parameters' | 'NextToken'> {
  const store = parameterStore(cloud);
  const path = (input.Path ?? '').replace(/\/$/, '');
  const recursive = input.Recursive ?? false;
  authorize({ action: 'ssm:GetParametersByPath', resource: store.arn(path), context: { 'ssm:Recursive': String(recursive) } });
  const below = store.list().filter(({ name }) => {
    const rest = name.startsWith(`${path}/`) ? name.slice(path.length + 1) : '';
    return rest !== '' && (recursive || !rest.includes('/'));
  });
  const { items, nextToken } = page(below, input.MaxResults ?? 10, input.NextToken);
  return { Parameters: items.map((entry) => shape(store, entry)), NextToken: nextToken };
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
